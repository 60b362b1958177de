import { existsSync } from 'node:fs';
import { ROOT } from '../docs/pages.js';
import { startChat } from '../../src/testing/start-chat.js';

const SITE = 'https://www.example.com';

/** The directives of the policy that came with an answer. */
function policyOf({ headers }: Response): Record<string, string> {
  const directives = (headers.get('content-security-policy') ?? '').split(';').map((one) => one.trim());
  return Object.fromEntries(
    directives.map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
  );
}

/** What there is for a browser to open: the pages where they are built, what is not there, and what is refused. */
const PATHS = [
  ...(existsSync(`${ROOT}/client/dist/demo`) ? ['/', '/embed/demo', '/popout/demo', '/overlay/demo'] : []),
  '/embed/NO',
  '/health',
  '/metrics',
  '/no-such-page',
  '/%',
];

describe('what the standalone server answers', () => {
  it.each(PATHS)(
    'at %s is no other type than it says, tells nobody where its reader came from, and runs no scripts but its own',
    async (path) => {
      const { url } = await startChat();
      const answer = await fetch(`${url}${path}`);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('x-powered-by')).toBeNull();
      expect(policyOf(answer)).toEqual({
        'default-src': "'self'",
        'img-src': "'self' data:",
        'object-src': "'none'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'self'",
        // What says that there is no such room has its one style within it, and takes no other.
        ...(path === '/embed/NO' && { 'style-src': expect.stringMatching(/^'sha256-[^' ]+'$/) as string }),
      });
    },
  );

  it('may be framed by pages of its own alone, and both headers agree on it', async () => {
    const { url } = await startChat();
    const answer = await fetch(`${url}/health`);
    expect(policyOf(answer)['frame-ancestors']).toBe("'self'");
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  it('may be framed by the origins that are named: no other header says otherwise', async () => {
    const { url } = await startChat({}, { frameAncestors: [SITE, 'http://localhost:8080'] });
    const answer = await fetch(`${url}/health`);
    expect(policyOf(answer)['frame-ancestors']).toBe(`'self' ${SITE} http://localhost:8080`);
    expect(answer.headers.get('x-frame-options')).toBeNull();
  });

  it('leaves it to whatever ends TLS whether all of its domain speaks HTTPS', async () => {
    const { url } = await startChat();
    const answer = await fetch(`${url}/health`);
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(policyOf(answer)).not.toHaveProperty('upgrade-insecure-requests');
  });
});
