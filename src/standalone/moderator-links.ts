import { SignJWT } from 'jose';

/** The room that the demo page opens. */
const DEMO_ROOM = 'demo';

/** Both with a token in the fragment, which no browser sends and no server logs. */
export interface ModeratorLinks {
  /** The demo page. */
  demo: string;
  /** The room's moderators' page. */
  desk: string;
}

/**
 * The pages that have the tools of a moderator, for whoever opens them to be the owner of the demo's room for a day.
 *
 * @param origin of the server, without a slash at its end
 */
export async function moderatorLinks(origin: string, secret: string): Promise<ModeratorLinks> {
  const token = await new SignJWT({ name: 'Streamer', roles: ['owner'], rooms: [DEMO_ROOM] })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('streamer')
    .setIssuedAt()
    .setExpirationTime('1d')
    .sign(new TextEncoder().encode(secret));
  return {
    demo: `${origin}/#room=${DEMO_ROOM}&token=${token}`,
    desk: `${origin}/moderate/${DEMO_ROOM}#token=${token}`,
  };
}
