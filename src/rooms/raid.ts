import type { RoomModes, RoomSettings } from '../contract/wire.js';

/** What a raid is met with where the room is not stricter already: seconds, minutes. */
const LEAST = { slow: 30, followersOnly: 10, newAccounts: 24 * 60 };

/**
 * Made for a room of guests: whoever was there can go on talking, slowly, and what makes a raid hurt, which
 * is floods, repeats and links, is over. Who may write at all stays as it was, since most hosts say nothing of
 * followers and accounts and the switch would silence everybody; where the room asks for them, it asks for more.
 */
function tightened(modes: RoomModes): RoomModes {
  const { slow = 0, followersOnly, newAccounts } = modes;
  return {
    ...modes,
    slow: Math.max(slow, LEAST.slow),
    unique: true,
    noLinks: true,
    ...(followersOnly !== undefined && { followersOnly: Math.max(followersOnly, LEAST.followersOnly) }),
    ...(newAccounts !== undefined && { newAccounts: Math.max(newAccounts, LEAST.newAccounts) }),
  };
}

type Guarded = Pick<RoomSettings, 'modes' | 'raid'>;

/**
 * The modes with raid mode on or off, as it is asked for or was.
 * @param asked the modes that were asked for with it; they go before what was before the raid
 */
export function withRaid(
  { modes, raid }: Guarded,
  asked: RoomModes | undefined,
  on: boolean | undefined,
): Guarded {
  const before = asked ?? modes;
  if (on === true && !raid) return { modes: tightened(before), raid: { before } };
  if (on === false && raid) return { modes: asked ?? raid.before, raid: undefined };
  return { modes: before, raid };
}
