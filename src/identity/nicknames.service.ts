import { Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { RenameReply } from '../contract/wire.js';
import { Broadcaster } from '../feed/broadcaster.js';
import type { Room } from '../rooms/room.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { assignedNickname } from './assigned-nickname.js';
import { Authenticator } from './authenticator.js';
import { youIn } from './identity.js';
import type { Viewer } from './viewer.js';
import { Viewers } from './viewers.js';

/** Gives viewers nicknames and changes them, in all of a person's tabs and rooms at once. */
@Injectable()
export class NicknamesService {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly viewers: Viewers,
    private readonly rooms: RoomsService,
    private readonly broadcaster: Broadcaster,
  ) {}

  /** Gives the viewer a nickname in its language where it has none, and tells it. */
  async ensure(viewer: Viewer): Promise<void> {
    if (viewer.identity.nickname !== undefined) return;
    this.adopt(viewer, this.findFree(viewer));
    await this.tell(viewer, this.viewers.tabsOf(viewer));
  }

  /** @throws ChatError `nickname_invalid`, `nickname_taken`, `forbidden` where the host gave the nickname */
  async rename(viewer: Viewer, raw: string): Promise<RenameReply> {
    if (viewer.identity.vouched)
      throw new ChatError('forbidden', { message: 'Your name comes from the site.' });
    const nickname = this.authenticator.allowNickname(raw);
    if (!this.isFree(viewer, nickname)) throw new ChatError('nickname_taken');
    this.adopt(viewer, nickname);
    return this.tell(
      viewer,
      this.viewers.tabsOf(viewer).filter((tab) => tab !== viewer),
    );
  }

  private findFree(viewer: Viewer): string {
    for (;;) {
      const nickname = assignedNickname(viewer.language);
      if (this.isFree(viewer, nickname)) return nickname;
    }
  }

  private isFree(viewer: Viewer, nickname: string): boolean {
    return [...this.roomsOf(viewer)].every((room) => room.nicknames.isFree(nickname, viewer.identity.id));
  }

  private adopt(viewer: Viewer, nickname: string): void {
    const { id, nickname: before } = viewer.identity;
    for (const room of this.roomsOf(viewer)) {
      if (before === undefined) room.turnover.join(id, nickname);
      else room.nicknames.release(before, id);
      room.nicknames.claim(nickname, id, false);
    }
    for (const { identity } of this.viewers.tabsOf(viewer)) {
      identity.nickname = nickname;
      if (identity.kind === 'lurker') identity.kind = 'guest';
    }
    this.viewers.add(viewer);
  }

  private roomsOf(viewer: Viewer): Set<Room> {
    return new Set(this.viewers.tabsOf(viewer).flatMap((tab) => this.rooms.roomsOf(tab)));
  }

  private async tell(viewer: Viewer, tabs: Viewer[]): Promise<RenameReply> {
    const you = youIn(viewer.identity);
    const guestToken = await this.authenticator.guestToken(viewer.identity);
    const changed = { you, ...(guestToken !== undefined && { guestToken }) };
    const message = `You go by ${you.nickname ?? ''} now.`;
    for (const tab of tabs)
      this.broadcaster.notice(tab.id, { code: 'identity_changed', message, ...changed });
    return changed;
  }
}
