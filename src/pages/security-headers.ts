import helmet from 'helmet';

/**
 * What browsers are told to refuse on the server's own pages.
 *
 * No HSTS: the server speaks HTTP and cannot know whether all of its domain speaks HTTPS. Whatever ends TLS in
 * front of it says so. Nor are requests upgraded to HTTPS, or a server without TLS would have no page.
 *
 * @param frameAncestors origins, besides the server's own, whose pages may have these in a frame; `nobody`: none,
 *   its own neither
 */
export function securityHeaders(frameAncestors: readonly string[] | 'nobody') {
  const framed = frameAncestors === 'nobody' ? ["'none'"] : ["'self'", ...frameAncestors];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        // Sockets of the page's own origin are among `self`.
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: framed,
      },
    },
    // It knows no origins by name: where there are any, only the policy above can say so.
    xFrameOptions: framed.length === 1 && { action: frameAncestors === 'nobody' ? 'deny' : 'sameorigin' },
    strictTransportSecurity: false,
  });
}
