import { Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { Viewer } from '../identity/viewer.js';
import type { Room } from '../rooms/room.js';
import { rankOf } from './by.js';
import { Roles } from './roles.js';
import type { InForce } from './standing.js';
import { Standings } from './standings.js';

/**
 * Keeps out who is banned, and silent who is timed out: by whoever ranks above them, wherever they are. A node
 * that gives a sanction may not know that it is given to a moderator who is on another one.
 */
@Injectable()
export class Sanctions {
  constructor(
    private readonly standings: Standings,
    private readonly roles: Roles,
  ) {}

  /** Has what is known of the room's sanctions be what is stored. @throws ChatError `unavailable` */
  async settle({ log }: Room): Promise<void> {
    if (log.isStandingVoid) await this.standings.settle(log);
  }

  /** @throws ChatError `banned`, `timed_out`, `unavailable` */
  async mustSpeak(viewer: Viewer, room: Room): Promise<void> {
    await this.settle(room);
    const ban = this.against(viewer, room, 'ban');
    if (ban) throw refusal('banned', ban);
    const timeout = this.against(viewer, room, 'timeout');
    if (timeout) throw refusal('timed_out', timeout);
  }

  /** What is known now to be in force of this kind. */
  against(viewer: Viewer, room: Room, kind: InForce['kind']): InForce | undefined {
    if (room.log.standing.isClear) return undefined;
    const { id, kind: who } = viewer.identity;
    const address = who === 'member' ? undefined : viewer.address;
    const rank = rankOf(this.roles.of(viewer.identity, room.id));
    return room.log.standing.against({ id, address, rank }, kind, performance.now());
  }
}

/** As it is told to whom it concerns: the reason, and for how long. */
export function refusal(code: 'banned' | 'timed_out', { reason, until }: InForce): ChatError {
  const leftMs = Math.max(1, Math.ceil(until - performance.now()));
  return new ChatError(code, {
    ...(reason !== undefined && { message: reason }),
    ...(Number.isFinite(leftMs) && { retryAfterMs: leftMs }),
  });
}
