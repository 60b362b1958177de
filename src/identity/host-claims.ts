import { z } from 'zod';

/** Seconds since 1970, as `exp` has them. Milliseconds would be a day that is thousands of years away. */
const moment = z.number().nonnegative().max(100_000_000_000);
const room = z.string();

/** What the host says of somebody for the rooms' modes to ask. Without rooms it holds where the roles hold. */
export const hostClaimsSchema = z.object({
  followingSince: z.union([moment, z.record(room, moment)]).optional(),
  subscriber: z.union([z.boolean(), z.array(room)]).optional(),
  createdAt: moment.optional(),
});

export type HostClaims = z.output<typeof hostClaimsSchema>;

/** What is said of whoever the host does not know. */
export const NO_CLAIMS: HostClaims = Object.freeze({});
