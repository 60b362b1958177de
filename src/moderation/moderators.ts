import { Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { Viewer } from '../identity/viewer.js';
import { Attendance } from '../rooms/attendance.js';
import type { By } from './by.js';
import { frontOf } from './backstage.js';
import { Roles } from './roles.js';
import { Sanctions } from './sanctions.js';

/** Whether a viewer may do what moderators do, and as whom. */
@Injectable()
export class Moderators {
  constructor(
    private readonly attendance: Attendance,
    private readonly roles: Roles,
    private readonly sanctions: Sanctions,
  ) {}

  /** @throws ChatError `not_joined`, `forbidden`, `unavailable` */
  async by(viewer: Viewer, id: string): Promise<By> {
    const room = this.attendance.mustBeIn(viewer, frontOf(id));
    await this.sanctions.settle(room);
    this.roles.must(viewer.identity, room.id, 'moderate');
    if (this.sanctions.against(viewer, room, 'timeout')) throw new ChatError('forbidden');
    const { id: userId, nickname } = viewer.identity;
    const person = { id: userId, ...(nickname !== undefined && { nickname }) };
    return { person, roles: this.roles.of(viewer.identity, room.id) };
  }
}
