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

export function outranks(by: By, roles: readonly Role[]): boolean {
  return by.person === undefined || rankOf(by.roles) > rankOf(roles);
}
