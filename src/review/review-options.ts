import type { Type } from '@nestjs/common';
import { z } from 'zod';
import type { Reviewer } from './reviewer.js';

const count = z.int().positive();

/** Who reviews messages before they are committed, and what happens where nobody answers. */
export const reviewOptionsSchema = z
  .strictObject({
    /**
     * The provider that reviews: its class or injection token, as a module of the app provides it. It implements
     * `Reviewer`.
     */
    by: z
      .custom<Type<Reviewer> | string | symbol>(isToken, 'has to be a class or an injection token')
      .optional(),

    /** Instead of `by`: the address that each message is posted to. */
    url: z
      .url({ protocol: /^https?$/, error: 'has to be an http or https address' })
      .refine(isWithoutUser, 'has to be without user and password: whoever answers knows us by the signature')
      .optional(),

    /**
     * Signs what is posted to `url`. 32 bytes at least: whoever guesses it can ask in our name what would be
     * let through.
     */
    secret: z
      .string()
      .refine((secret) => Buffer.byteLength(secret) >= 32, 'has to have 32 bytes or more')
      .optional(),

    /**
     * Milliseconds within which a message has its verdict, all waiting included. It is what a slow reviewer can
     * delay a message by.
     * @default 200
     */
    budgetMs: count.max(5_000).default(200),

    /**
     * What becomes of a message that has no verdict in time, for whatever reason. With `allow` whoever makes the
     * reviewer fail is not reviewed.
     * @default 'allow'
     */
    onFailure: z.enum(['allow', 'hold', 'refuse']).default('allow'),

    /**
     * Messages that are reviewed at once on this node. Ten times as many may wait; what comes then has no verdict.
     * @default 100
     */
    atOnce: count.default(100),

    /**
     * Milliseconds for which the reviewer is left alone after five failures in a row. Without the rest it would
     * be asked by every message while it struggles, and every message would wait for it.
     * @default 5000
     */
    restMs: count.default(5_000),
  })
  .refine(({ by, url }) => (by === undefined) !== (url === undefined), 'has to have either by or url')
  .refine(({ url, secret }) => (url === undefined) === (secret === undefined), {
    path: ['secret'],
    message: 'goes with url, and url with it',
  });

export type ReviewOptions = z.output<typeof reviewOptionsSchema>;

function isToken(value: unknown): boolean {
  return ['function', 'string', 'symbol'].includes(typeof value);
}

function isWithoutUser(url: string): boolean {
  return !URL.canParse(url) || new URL(url).href.split('/')[2]?.includes('@') === false;
}
