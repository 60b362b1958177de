import { z } from 'zod';
import { ChatError } from '../chat/chat-error.js';
import type { RoomModes, RoomSettings, UpdateRequest } from '../contract/wire.js';
import { withRaid } from './raid.js';

/** What may be asked to change in a room. What is absent stays as it is. */
export type RoomChange = Omit<UpdateRequest, 'room'>;

const on = z.literal(true, 'has to be true, or absent').optional();

const modesSchema = z.strictObject({
  slow: whole(1, 300, 'seconds'),
  frozen: on,
  membersOnly: on,
  followersOnly: whole(0, 129_600, 'minutes'),
  subscribersOnly: on,
  emoteOnly: on,
  unique: on,
  noLinks: on,
  newAccounts: whole(1, 129_600, 'minutes'),
  delay: z.literal([2, 4, 6], 'has to be 2, 4 or 6 seconds').optional(),
}) satisfies z.ZodType<RoomModes>;

/** Whoever joins is sent it, and a page has it in one line. */
const TITLE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]{0,200}$/u;

const changeSchema = z
  .strictObject({
    title: z.string('has to be a text').regex(TITLE, 'has to be a line of at most 200 characters'),
    open: z.boolean('has to be true or false'),
    modes: modesSchema,
    capacity: z.int('has to be a number of viewers').nonnegative('has to be 0 or more'),
    raid: z.boolean('has to be true or false'),
  })
  .partial() satisfies z.ZodType<RoomChange>;

/** @param capacity viewers that the room holds; absent: as many as come */
export function defaultSettings(room: string, capacity?: number): RoomSettings {
  return { title: room, open: true, modes: {}, ...(capacity === undefined ? {} : { capacity }) };
}

/**
 * The settings as they are after the change.
 * @throws ChatError `bad_request` that names each wrong setting and what it has to be, never what it is
 */
export function changedSettings(current: RoomSettings, change: RoomChange): RoomSettings {
  const {
    title = current.title,
    open = current.open,
    capacity = current.capacity,
    modes,
    raid,
  } = checked(change);
  return { ...current, title, open, capacity: capacity || undefined, ...withRaid(current, modes, raid) };
}

function checked(change: RoomChange): RoomChange {
  const parsed = changeSchema.safeParse(change);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'settings'}: ${message}`,
  );
  throw new ChatError('bad_request', { message: problems.join('; ') });
}

function whole(least: number, most: number, what: string) {
  const range = `has to be ${least} to ${most} ${what}`;
  return z.int(range).min(least, range).max(most, range).optional();
}
