import { z } from 'zod';
import { ChatError } from '../chat/chat-error.js';
import type { RoomSettings } from '../contract/wire.js';

const settingsSchema = z
  .strictObject({
    title: z.string('has to be a text'),
    open: z.boolean('has to be true or false'),
    modes: z.strictObject({
      slow: seconds(1, 300).optional(),
      delay: z.literal([2, 4, 6], 'has to be 2, 4 or 6 seconds').optional(),
    }),
    capacity: z.int('has to be a number of viewers').positive('has to be 1 or more').optional(),
  })
  .partial() satisfies z.ZodType<Partial<RoomSettings>>;

/** @param capacity viewers that the room holds; absent: as many as come */
export function defaultSettings(room: string, capacity?: number): RoomSettings {
  return { title: room, open: true, modes: {}, ...(capacity === undefined ? {} : { capacity }) };
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
