import { Injectable } from '@nestjs/common';

/** Who in which room speaks to nobody but himself and the moderators, without being told. */
@Injectable()
export class ShadowMutes {
  private readonly muted = new Map<string, Set<string>>();

  mute(room: string, userId: string): void {
    const users = this.muted.get(room);
    if (users) users.add(userId);
    else this.muted.set(room, new Set([userId]));
  }

  unmute(room: string, userId: string): void {
    const users = this.muted.get(room);
    users?.delete(userId);
    if (users?.size === 0) this.muted.delete(room);
  }

  isMuted(room: string, userId: string): boolean {
    return this.muted.get(room)?.has(userId) ?? false;
  }
}
