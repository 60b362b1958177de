import type { Capability, Role, ViewerKind, You } from '../contract/wire.js';
import type { HostClaims } from './host-claims.js';

/** Who somebody is, as far as tokens and the handshake say. */
export interface Identity {
  readonly id: string;
  kind: ViewerKind;
  nickname: string | undefined;
  /** The host gave the nickname: it is not the viewer's to change, and needs no leave to be used. */
  readonly vouched: boolean;
  readonly color: string | undefined;
  readonly badges: string[];
  readonly roles: Role[];
  /** The rooms that the roles hold for; undefined: all. */
  readonly roleRooms: string[] | undefined;
  readonly claims: HostClaims;
  readonly token: TokenTimes;
}

/** Of the token by which somebody is who he is; of the connection, where that has none. Milliseconds since 1970. */
export interface TokenTimes {
  /** Undefined where the token does not say it. */
  readonly issuedAt: number | undefined;
  /** Undefined where it is renewed before it expires, as guests' are. */
  readonly expiresAt: number | undefined;
}

/** @param seconds as tokens tell the time */
export function timeOf(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

/** The roles held in the room; without one, those held in every room. */
export function rolesIn(identity: Identity, room?: string): Role[] {
  return holdsIn(identity, room) ? identity.roles : [];
}

/** What each role may do besides what everybody may. */
const MAY: Record<Role, Capability[]> = {
  owner: ['bypass', 'moderate', 'appoint'],
  moderator: ['bypass', 'moderate'],
  vip: ['bypass'],
  member: [],
};

/** What everybody may, by whether the host gave the nickname: then it is not the viewer's to change. */
const EVERYBODY_MAY = { vouched: ['send'], chosen: ['send', 'rename'] } as const;

/** @param vouched whether the host gave the nickname */
export function capabilitiesOf(roles: readonly Role[], vouched: boolean): readonly Capability[] {
  const everybody = vouched ? EVERYBODY_MAY.vouched : EVERYBODY_MAY.chosen;
  if (roles.length === 0) return everybody;
  return [...new Set<Capability>([...everybody, ...roles.flatMap((role) => MAY[role])])];
}

/** Since when the user follows the room by the host's word, in milliseconds since 1970. */
export function followsSince(identity: Identity, room: string): number | undefined {
  const { followingSince } = identity.claims;
  if (typeof followingSince === 'number') return holdsIn(identity, room) ? followingSince * 1000 : undefined;
  const seconds = followingSince && Object.hasOwn(followingSince, room) ? followingSince[room] : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}

export function isSubscriber(identity: Identity, room: string): boolean {
  const { subscriber = false } = identity.claims;
  return typeof subscriber === 'boolean' ? subscriber && holdsIn(identity, room) : subscriber.includes(room);
}

/** What the viewer is told of itself, with the roles that it has where it is told. */
export function youAs(identity: Identity, roles: Role[]): You {
  const { id, kind, nickname, color, badges, vouched } = identity;
  return {
    id,
    kind,
    ...(nickname !== undefined && { nickname }),
    ...(color !== undefined && { color }),
    roles,
    badges,
    can: [...capabilitiesOf(roles, vouched)],
  };
}

/** Whether what the token says without naming rooms holds in this one; without one, whether in every room. */
function holdsIn({ roleRooms }: Identity, room?: string): boolean {
  return roleRooms === undefined || (room !== undefined && roleRooms.includes(room));
}
