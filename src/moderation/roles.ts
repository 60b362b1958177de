import { Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { GrantedRole } from '../contract/moderation.js';
import type { Capability, Role } from '../contract/wire.js';
import { capabilitiesOf, rolesIn, type Identity } from '../identity/identity.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import { frontOf } from './backstage.js';

/** The roles that somebody has in a room: by the host's token, and those that were given there. */
@Injectable()
export class Roles {
  constructor(private readonly rooms: ActiveRooms) {}

  /** Without a room: those held in every room. */
  of(identity: Identity, room?: string): Role[] {
    if (room === undefined) return rolesIn(identity);
    const vouched = rolesIn(identity, frontOf(room));
    const given = this.given(identity.id, room);
    return given === undefined || vouched.includes(given) ? vouched : [...vouched, given];
  }

  /** The one that the user was given in the room. */
  given(userId: string, room: string): GrantedRole | undefined {
    return this.rooms.get(frontOf(room))?.log.standing.roleOf(userId);
  }

  can(identity: Identity, room: string, capability: Capability): boolean {
    return capabilitiesOf(this.of(identity, room), identity.vouched).includes(capability);
  }

  /** @throws ChatError `forbidden` */
  must(identity: Identity, room: string, capability: Capability): void {
    if (!this.can(identity, room, capability)) throw new ChatError('forbidden');
  }
}
