import { ChatError } from '../chat/chat-error.js';
import type { ErrorCode } from '../contract/errors.js';
import type { Capability, RoomModes } from '../contract/wire.js';
import { followsSince, isSubscriber, type Identity } from '../identity/identity.js';
import type { TurnOf } from '../limits/turns.js';
import { isEmotesOnly } from '../messages/emotes.js';
import { hasLink } from '../messages/links.js';
import { turnsOf, type Saying } from './mode-turns.js';

/** The modes that ask something of a message or of whoever sends it. */
type SendingMode = Exclude<keyof RoomModes, 'delay'>;

/** Who is above a mode: whoever may do this in the room. */
const EXEMPT: Record<SendingMode, 'bypass' | 'moderate'> = {
  // Who may write, and in what form: the streamer knows a VIP and has answered that.
  membersOnly: 'bypass',
  followersOnly: 'bypass',
  subscribersOnly: 'bypass',
  newAccounts: 'bypass',
  slow: 'bypass',
  emoteOnly: 'bypass',
  // The room is to be silent, so that those who run it are heard.
  frozen: 'moderate',
  // What harms the room whoever sends it, and what a stolen account sends first.
  noLinks: 'moderate',
  unique: 'moderate',
};

/**
 * What the room's modes ask of a message before it is sent.
 * @param can what whoever says it may do in the room
 * @returns the turns that it needs
 * @throws ChatError that names the first mode which it does not keep to
 */
export function turnsUnder(modes: RoomModes, saying: Saying, can: readonly Capability[]): TurnOf[] {
  const held = modesFor(can, modes);
  mustKeepTo(held, saying);
  return turnsOf(held, saying);
}

/** The room's modes as they hold for somebody who can do this in it. */
export function modesFor(can: readonly Capability[], modes: RoomModes): RoomModes {
  if (!can.includes('bypass')) return modes;
  const held = Object.entries(modes).filter(([mode]) => !can.includes(EXEMPT[mode as SendingMode]));
  return Object.fromEntries(held);
}

/**
 * @param modes those that hold for the speaker
 * @throws ChatError that names the first mode which the message does not keep to
 */
export function mustKeepTo(modes: RoomModes, saying: Saying, now = Date.now()): void {
  const { identity, room, text } = saying;
  if (modes.frozen) throw new ChatError('frozen');
  if (modes.membersOnly && identity.kind !== 'member') throw new ChatError('members_only');
  if (modes.subscribersOnly && !isSubscriber(identity, room)) throw new ChatError('subscribers_only');
  if (modes.followersOnly !== undefined)
    mustBeAgo('followers_only', followsSince(identity, room), modes.followersOnly, now);
  if (modes.newAccounts !== undefined)
    mustBeAgo('account_too_new', createdAt(identity), modes.newAccounts, now);
  if (modes.emoteOnly && !isEmotesOnly(text)) throw new ChatError('emote_only');
  if (modes.noLinks && hasLink(text)) throw new ChatError('links_not_allowed');
}

/** Where there is no such moment waiting does not help, so no wait is told. */
function mustBeAgo(code: ErrorCode, moment: number | undefined, minutes: number, now: number): void {
  if (moment === undefined) throw new ChatError(code);
  // The host's clock may be ahead of ours: what is to come begins now.
  const retryAfterMs = Math.min(moment, now) + minutes * 60_000 - now;
  if (retryAfterMs > 0) throw new ChatError(code, { retryAfterMs });
}

function createdAt({ claims }: Identity): number | undefined {
  return claims.createdAt === undefined ? undefined : claims.createdAt * 1000;
}
