import { Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { RenameReply } from '../contract/wire.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { Sanctions } from '../moderation/sanctions.js';
import { RoomFilters } from '../filters/room-filters.js';
import { Attendance } from '../rooms/attendance.js';
import { ClusterNicknames } from '../rooms/cluster-nicknames.js';
import type { Room } from '../rooms/room.js';
import { assignedNickname } from './assigned-nickname.js';
import { Authenticator } from './authenticator.js';
import { rolesIn, youAs } from './identity.js';
import { nicknameSkeleton } from './nickname-skeleton.js';
import type { Viewer } from './viewer.js';
import { Viewers } from './viewers.js';

/** Gives viewers nicknames and changes them, in all of a person's tabs and rooms at once. */
@Injectable()
export class NicknamesService {
  /** Several first messages at once are one viewer's first. */
  private readonly assigning = new WeakMap<Viewer, Promise<void>>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly viewers: Viewers,
    private readonly attendance: Attendance,
    private readonly claims: ClusterNicknames,
    private readonly broadcaster: Broadcaster,
    private readonly sanctions: Sanctions,
    private readonly filters: RoomFilters,
  ) {}

  /** Gives the viewer a nickname in its language where it has none, and tells it. */
  async ensure(viewer: Viewer): Promise<void> {
    // Also where it has its name by now: what it says next does not come before what waits for this.
    const underWay = this.assigning.get(viewer);
    if (underWay) return underWay;
    if (viewer.identity.nickname !== undefined) return;
    const assigning = this.assign(viewer).finally(() => this.assigning.delete(viewer));
    this.assigning.set(viewer, assigning);
    await assigning;
  }

  /**
   * @throws ChatError `nickname_invalid`, `nickname_taken`, `forbidden` where the host gave the nickname,
   * `timed_out` in one of the rooms
   */
  async rename(viewer: Viewer, raw: string): Promise<RenameReply> {
    if (viewer.identity.vouched)
      throw new ChatError('forbidden', { message: 'Your name comes from the site.' });
    const nickname = this.authenticator.allowNickname(raw);
    // A name is shown to everybody, so it is a way to speak.
    for (const room of this.roomsOf(viewer)) await this.sanctions.mustSpeak(viewer, room);
    await this.mustFit(viewer, nickname);
    if (!(await this.claim(viewer, nickname))) throw new ChatError('nickname_taken');
    this.adopt(viewer, nickname);
    return this.tell(
      viewer,
      this.viewers.tabsOf(viewer).filter((tab) => tab !== viewer),
    );
  }

  /** Has the person go by the name that the host gives from now on, also where somebody else goes by it. */
  async vouch(viewer: Viewer, nickname: string): Promise<void> {
    this.adopt(viewer, nickname);
    await this.tell(
      viewer,
      this.viewers.tabsOf(viewer).filter((tab) => tab !== viewer),
    );
  }

  /** Each room of the person has words of its own that it does not want. @throws ChatError `nickname_invalid` */
  private async mustFit(viewer: Viewer, nickname: string): Promise<void> {
    const rooms = [...this.roomsOf(viewer)];
    const forbidden = await Promise.all(rooms.map(({ log }) => this.filters.forbidsNickname(log, nickname)));
    if (forbidden.some(Boolean))
      throw new ChatError('nickname_invalid', { message: 'That nickname cannot be used in this room.' });
  }

  private async assign(viewer: Viewer): Promise<void> {
    let nickname = assignedNickname(viewer.language);
    while (!(await this.claim(viewer, nickname))) nickname = assignedNickname(viewer.language);
    // It may have chosen one itself in the meantime.
    if (viewer.identity.nickname !== undefined) return this.unclaim(viewer, nickname);
    this.adopt(viewer, nickname);
    await this.tell(viewer, this.viewers.tabsOf(viewer));
  }

  /** Claims it in all of the person's rooms, or in none. */
  private async claim(viewer: Viewer, nickname: string): Promise<boolean> {
    const { id } = viewer.identity;
    const claims = [...this.roomsOf(viewer)].map((room) => this.claims.claim(room, nickname, id, false));
    const won = (await Promise.all(claims)).every(Boolean);
    if (!won) this.unclaim(viewer, nickname);
    return won;
  }

  /** A claim to the name that the person goes by stays. */
  private unclaim(viewer: Viewer, nickname: string): void {
    const { id, nickname: current = '' } = viewer.identity;
    if (nicknameSkeleton(current) === nicknameSkeleton(nickname)) return;
    for (const room of this.roomsOf(viewer)) this.claims.release(room, nickname, id);
  }

  private adopt(viewer: Viewer, nickname: string): void {
    const { id, nickname: before, vouched } = viewer.identity;
    const named = { ...viewer.identity, nickname };
    for (const room of this.roomsOf(viewer)) {
      if (before === undefined) room.turnover.join(id, this.filters.shownNickname(room.log, named));
      else this.claims.release(room, before, id);
      room.nicknames.claim(nickname, id, vouched);
    }
    for (const { identity } of this.viewers.tabsOf(viewer)) {
      identity.nickname = nickname;
      if (identity.kind === 'lurker') identity.kind = 'guest';
    }
    if (!viewer.gone) this.viewers.add(viewer);
  }

  private roomsOf(viewer: Viewer): Set<Room> {
    return new Set(this.viewers.tabsOf(viewer).flatMap((tab) => this.attendance.roomsOf(tab)));
  }

  private async tell(viewer: Viewer, tabs: Viewer[]): Promise<RenameReply> {
    const you = youAs(viewer.identity, rolesIn(viewer.identity));
    const guestToken = await this.authenticator.guestToken(viewer.identity);
    const changed = { you, ...(guestToken !== undefined && { guestToken }) };
    const message = `You go by ${you.nickname ?? ''} now.`;
    for (const tab of tabs)
      this.broadcaster.notice(tab.id, { code: 'identity_changed', message, ...changed });
    return changed;
  }
}
