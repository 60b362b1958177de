import type { ActionEvent, Person } from '../contract/moderation.js';
import type { Effect, Sanction } from '../store/moderation-records.js';
import type { MakeAct } from './action-log.js';
import { withReason } from './reason.js';
import { addressTarget, LIFTED, userTarget } from './standing.js';

/** Whom a sanction is given by, and why. */
interface Terms {
  rank: number;
  reason?: string | undefined;
}

/** @param addresses that a guest is kept silent by as well: a new name costs nothing */
export function timingOut(
  target: Person,
  addresses: readonly string[],
  until: number,
  { rank, reason }: Terms,
): MakeAct {
  return (action) => ({
    action: { kind: 'timeout', target, until, ...withReason(reason) },
    seen: { type: 'user.timed_out', user: target, until },
    effects: against(target, addresses, { kind: 'timeout', rank, until, action, ...withReason(reason) }),
  });
}

/** @param addresses that a guest is kept out by as well */
export function banning(target: Person, addresses: readonly string[], { rank, reason }: Terms): MakeAct {
  return (action) => ({
    action: { kind: 'ban', target, ...withReason(reason) },
    seen: { type: 'user.banned', user: target },
    effects: against(target, addresses, { kind: 'ban', rank, action, ...withReason(reason) }),
  });
}

/** @param lifted what ends by it */
export function unbanning(target: Person, lifted: ActionEvent['lifted'], reason?: string): MakeAct {
  return (action) => ({
    action: { kind: 'unban', target, ...(lifted && { lifted }), ...withReason(reason) },
    seen: { type: 'user.unbanned', user: target },
    effects: [{ do: 'lift', target: userTarget(target.id), kinds: LIFTED, action }],
  });
}

/** As where an address is banned nodes are told that something changed, and nobody whom it concerns. */
export function muting(target: Person, { rank, reason }: Terms): MakeAct {
  return (action) => ({
    action: { kind: 'mute', target, ...withReason(reason) },
    seen: { type: 'user.banned' },
    effects: [{ do: 'sanction', target: userTarget(target.id), kind: 'mute', rank, action }],
  });
}

export function unmuting(target: Person, reason?: string): MakeAct {
  return (action) => ({
    action: { kind: 'unmute', target, ...withReason(reason) },
    seen: { type: 'user.banned' },
    effects: [{ do: 'lift', target: userTarget(target.id), kinds: ['mute'], action }],
  });
}

export function banningAddress(address: string, { rank, reason }: Terms): MakeAct {
  const target = addressTarget(address);
  return (action) => ({
    action: { kind: 'ban', address, ...withReason(reason) },
    seen: { type: 'user.banned' },
    effects: [{ do: 'sanction', target, kind: 'ban', rank, action, ...withReason(reason) }],
  });
}

/** @param lifted what ends by it */
export function unbanningAddress(address: string, lifted: ActionEvent['lifted'], reason?: string): MakeAct {
  return (action) => ({
    action: { kind: 'unban', address, ...(lifted && { lifted }), ...withReason(reason) },
    seen: { type: 'user.unbanned' },
    effects: [{ do: 'lift', target: addressTarget(address), kinds: LIFTED, action }],
  });
}

function against(user: Person, addresses: readonly string[], sanction: Omit<Sanction, 'target'>): Effect[] {
  const targets = [userTarget(user.id), ...addresses.map(addressTarget)];
  return targets.map((target) => ({ do: 'sanction', target, ...sanction }));
}
