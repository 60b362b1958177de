import { SignJWT } from 'jose';

/** The room that the demo page opens. */
const DEMO_ROOM = 'demo';

/**
 * The demo page with a token that makes whoever opens it the owner of its room for a day. In the fragment,
 * which no browser sends and no server logs.
 *
 * @param origin of the server, without a slash at its end
 */
export async function moderatorLink(origin: string, secret: string): Promise<string> {
  const token = await new SignJWT({ name: 'Streamer', roles: ['owner'], rooms: [DEMO_ROOM] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('streamer')
    .setIssuedAt()
    .setExpirationTime('1d')
    .sign(new TextEncoder().encode(secret));
  return `${origin}/#room=${DEMO_ROOM}&token=${token}`;
}
