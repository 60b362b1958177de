import type { Role } from '../../index.js';

/** Nobody acts on somebody who ranks as high; the server sees to it, and buttons that fail help nobody. */
export function outranks(your: readonly Role[], their: readonly Role[]): boolean {
  return rank(your) > rank(their);
}

function rank(roles: readonly Role[]): number {
  if (roles.includes('owner')) return 2;
  return roles.includes('moderator') ? 1 : 0;
}
