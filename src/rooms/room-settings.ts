import { z } from 'zod';
import { ChatError } from '../chat/chat-error.js';
import type { UpdateRequest } from '../contract/moderation.js';
import type { RoomSettings } from '../contract/wire.js';

/** Whoever joins is sent it, and a page has it in one line. */
const TITLE = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]{0,200}$/u;

const settingsSchema = z
  .strictObject({
    title: z.string('has to be a text').regex(TITLE, 'has to be a line of at most 200 characters'),
    open: z.boolean('has to be true or false'),
    modes: z.strictObject({ slow: seconds(1, 300).optional() }),
    capacity: z.int('has to be a number of viewers').positive('has to be 1 or more').optional(),
  })
  .partial() satisfies z.ZodType<Partial<RoomSettings>>;

/** @param capacity viewers that the room holds; absent: as many as come */
export function defaultSettings(room: string, capacity?: number): RoomSettings {
  return { title: room, open: true, modes: {}, ...(capacity === undefined ? {} : { capacity }) };
}

/** The settings after a change. @throws ChatError `bad_request` as `checkedSettings` does */
export function changedSettings(
  { capacity: before, ...settings }: RoomSettings,
  { capacity = before, raid: _raid, ...change }: Omit<UpdateRequest, 'room'>,
): RoomSettings {
  // What a payload does not have may be there all the same, undefined.
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return {
    ...settings,
    ...checkedSettings({ ...given, ...(capacity ? { capacity } : {}) }),
    ...(capacity ? { capacity } : {}),
  };
}

/** @throws ChatError `bad_request` that names each wrong setting and what it has to be, never what it is */
export function checkedSettings(settings: Partial<RoomSettings>): Partial<RoomSettings> {
  const parsed = settingsSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'settings'}: ${message}`,
  );
  throw new ChatError('bad_request', { message: problems.join('; ') });
}

function seconds(least: number, most: number) {
  const range = `has to be ${least} to ${most} seconds`;
  return z.int(range).min(least, range).max(most, range);
}
