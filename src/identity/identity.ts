import type { Capability, Role, ViewerKind, You } from '../contract/wire.js';

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
}

/** The roles held in the room; without one, those held in every room. */
export function rolesIn({ roles, roleRooms }: Identity, room?: string): Role[] {
  if (roleRooms === undefined) return roles;
  return room !== undefined && roleRooms.includes(room) ? roles : [];
}

/** What each role may do besides what everybody may. */
const MAY: Record<Role, Capability[]> = {
  owner: ['bypass', 'moderate', 'appoint'],
  moderator: ['bypass', 'moderate'],
  vip: ['bypass'],
  member: [],
};

/** @param vouched whether the host gave the nickname: then it is not the viewer's to change */
export function capabilitiesOf(roles: readonly Role[], vouched: boolean): Capability[] {
  return [
    ...new Set<Capability>([
      'send',
      ...(vouched ? [] : ['rename' as const]),
      ...roles.flatMap((role) => MAY[role]),
    ]),
  ];
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
    can: capabilitiesOf(roles, vouched),
  };
}
