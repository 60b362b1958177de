import type { Person } from '../contract/moderation.js';
import type { Role } from '../contract/wire.js';

/** Who does something as a moderator. */
export interface By {
  /** Absent: the host app, or the server by a room's rules. */
  person?: Person;
  roles: readonly Role[];
}

/** The host app itself, which may do everything. */
export const HOST: By = { roles: [] };

/** Whoever acts on somebody has to rank above him. */
export function rankOf(roles: readonly Role[]): number {
  if (roles.includes('owner')) return 2;
  return roles.includes('moderator') ? 1 : 0;
}

/** The host app is above everybody. */
export function rankOfBy({ person, roles }: By): number {
  return person === undefined ? 3 : rankOf(roles);
}

export function outranks(by: By, roles: readonly Role[]): boolean {
  return rankOfBy(by) > rankOf(roles);
}
