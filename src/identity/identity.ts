import type { Role, ViewerKind, You } from '../contract/wire.js';

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
export function rolesIn({ roles, roleRooms }: Identity, room?: string): Role[] {
  if (roleRooms === undefined) return roles;
  return room !== undefined && roleRooms.includes(room) ? roles : [];
}

export function isModerator(identity: Identity, room: string): boolean {
  const roles = rolesIn(identity, room);
  return roles.includes('moderator') || roles.includes('owner');
}

/** What the viewer is told of itself; `room` as in `rolesIn`. */
export function youIn(identity: Identity, room?: string): You {
  const { id, kind, nickname, color, badges, vouched } = identity;
  return {
    id,
    kind,
    ...(nickname !== undefined && { nickname }),
    ...(color !== undefined && { color }),
    roles: rolesIn(identity, room),
    badges,
    can: vouched ? ['send'] : ['send', 'rename'],
  };
}
