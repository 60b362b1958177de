import ipaddr from 'ipaddr.js';
import type { GrantedRole } from '../contract/moderation.js';
import type { Sanction, SanctionKind, StandingRecord } from '../store/moderation-records.js';

/** A sanction in force, and for how long yet. */
export interface InForce {
  readonly kind: SanctionKind;
  readonly action: string;
  /** Of whoever gave it. */
  readonly rank: number;
  readonly reason: string | undefined;
  /** As `performance.now()` tells the time: nodes' clocks may be wrong. */
  readonly until: number;
}

/** Whom a sanction may concern. */
export interface Suspect {
  id: string;
  /** Members are known by who they are, and not by where they come from. */
  address?: string | undefined;
  rank: number;
}

/** Who may do more in a room than others, and who less. Never changed, only replaced. */
export class Standing {
  private readonly byTarget = new Map<string, InForce[]>();
  private readonly ranges: { range: [ipaddr.IPv4 | ipaddr.IPv6, number]; sanction: InForce }[] = [];

  constructor(
    private readonly record: StandingRecord,
    now: number,
  ) {
    for (const sanction of record.sanctions) this.add(sanction, now);
  }

  /** Whether nobody is kept out or silent. */
  get isClear(): boolean {
    return this.record.sanctions.length === 0;
  }

  roleOf(userId: string): GrantedRole | undefined {
    return this.record.roles.get(userId);
  }

  /** What of this kind is in force against them, by who they are or where they come from. */
  against({ id, address, rank }: Suspect, kind: SanctionKind, now: number): InForce | undefined {
    return [...this.of(`user:${id}`), ...(address === undefined ? [] : this.ofAddress(address))]
      .filter((sanction) => sanction.kind === kind && sanction.rank > rank && sanction.until > now)
      .reduce<InForce | undefined>((a, b) => (a && a.until > b.until ? a : b), undefined);
  }

  /** Whether something that follows from the action is in force. */
  has(action: string): boolean {
    return this.record.sanctions.some((sanction) => sanction.action === action);
  }

  covers(target: string, action: string): boolean {
    return this.record.sanctions.some((sanction) => sanction.target === target && sanction.action === action);
  }

  /** Sanctions of users, by their ids. */
  *users(): Generator<[string, Sanction]> {
    for (const sanction of this.record.sanctions)
      if (sanction.target.startsWith('user:')) yield [sanction.target.slice('user:'.length), sanction];
  }

  private of(target: string): InForce[] {
    return this.byTarget.get(target) ?? [];
  }

  private ofAddress(address: string): InForce[] {
    const exact = this.of(addressTarget(address));
    const [host = address] = address.split('/');
    // A trusted proxy may name its client in words, such as `unknown`: those are within no range.
    if (this.ranges.length === 0 || !ipaddr.isValid(host)) return exact;
    const from = ipaddr.parse(host);
    const within = this.ranges.filter(({ range: [network, bits] }) => {
      return network.kind() === from.kind() && from.match(network, bits);
    });
    return [...exact, ...within.map(({ sanction }) => sanction)];
  }

  private add({ target, kind, rank, action, reason, until }: Sanction, now: number): void {
    const leftMs = until === undefined ? Infinity : until - this.record.readAt;
    const sanction = { kind, rank, action, reason, until: now + leftMs };
    if (target.startsWith('address:') && target.includes('/'))
      this.ranges.push({ range: ipaddr.parseCIDR(target.slice('address:'.length)), sanction });
    else this.byTarget.set(target, [...this.of(target), sanction]);
  }
}

/** What keeps somebody out or silent, and is ended when that is over. */
export const LIFTED = ['ban', 'timeout'] as const;

export const userTarget = (id: string) => `user:${id}`;
export const addressTarget = (address: string) => `address:${address}`;
