import { z } from 'zod';
import { ChatError } from '../chat/chat-error.js';
import type { FilterList } from '../contract/filters.js';
import { isWord } from './words.js';

/** In one room. */
export const MOST_LISTS = 20;
/** In one list, and as many exceptions. */
export const MOST_WORDS = 2_000;
/** In a word, and in a list's name. */
export const LONGEST_WORD = 64;
export const LONGEST_TIMEOUT_SECONDS = 1_209_600;

const word = z
  .string('has to be a text')
  .max(LONGEST_WORD, `has at most ${LONGEST_WORD} characters`)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'has to be valid Unicode')
  .refine(isWord, 'needs a letter or a digit to look for');

const wordsOfList = z
  .array(word, 'has to be a list of words')
  .max(MOST_WORDS, `has at most ${MOST_WORDS} words`);

const nameSchema = z
  .string('has to be a text')
  .trim()
  .min(1, 'has to be given')
  .max(LONGEST_WORD, `has at most ${LONGEST_WORD} characters`)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'has to be valid Unicode');

const listSchema = z.strictObject({
  name: nameSchema,
  action: z.enum(['mask', 'hold', 'block', 'timeout'], 'has to be mask, hold, block or timeout'),
  seconds: z
    .int('has to be a number of seconds')
    .min(1, 'has to be 1 or more')
    .max(LONGEST_TIMEOUT_SECONDS, `has to be ${LONGEST_TIMEOUT_SECONDS} at most`)
    .optional(),
  starter: z.enum(['ko', 'en'], 'has to be ko or en').optional(),
  words: wordsOfList.optional(),
  except: wordsOfList.optional(),
}) satisfies z.ZodType<FilterList>;

/** @throws ChatError `bad_request` that says where in the list what is wrong, never what it is */
export function checkedList(list: FilterList): FilterList {
  return checked(listSchema, list);
}

/** @throws ChatError `bad_request` for what can be no list's name */
export function checkedName(name: string): string {
  return checked(z.strictObject({ name: nameSchema }), { name }).name;
}

function checked<T>(schema: z.ZodType<T>, given: T): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new ChatError('bad_request', { message: `${place || 'list'}: ${issue?.message ?? 'cannot be'}` });
}
