import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { RefreshReply, You } from '../contract/wire.js';
import { Broadcaster } from '../feed/broadcaster.js';
import { Authenticator } from '../identity/authenticator.js';
import { rolesIn, youAs } from '../identity/identity.js';
import { NicknamesService } from '../identity/nicknames.service.js';
import type { Viewer } from '../identity/viewer.js';
import { Viewers } from '../identity/viewers.js';
import { isBackstage } from '../moderation/backstage.js';
import { Roles } from '../moderation/roles.js';
import { Attendance } from '../rooms/attendance.js';
import { RoomsService } from '../rooms/rooms.service.js';
import type { Revocation } from '../store/chat-store.js';
import { Expiries } from './expiries.js';
import { Revocations } from './revocations.js';

/**
 * When somebody may come back with another token. A second at least, since tokens tell the second in which
 * they were issued; and spread, since an audience's tokens may all have been issued at the start of a stream.
 */
const COME_BACK_MS = { least: 1_000, most: 3_000 };

/** What a connection may do lasts as long as the token that it was opened with, or the one that came after it. */
@Injectable()
export class SessionsService implements OnApplicationShutdown {
  private readonly expiries = new Expiries<Viewer>((viewer) => this.end(viewer, 'Your token has expired.'));

  constructor(
    private readonly revocations: Revocations,
    private readonly authenticator: Authenticator,
    private readonly viewers: Viewers,
    private readonly rooms: RoomsService,
    private readonly attendance: Attendance,
    private readonly nicknames: NicknamesService,
    private readonly broadcaster: Broadcaster,
    private readonly roles: Roles,
  ) {
    revocations.onNews((user) => this.endVoid(user));
  }

  onApplicationShutdown(): void {
    this.expiries.stop();
  }

  /** The viewer is in. Its token may have become void on the way from the door. */
  begin(viewer: Viewer): void {
    this.viewers.add(viewer);
    this.expiries.add(viewer, viewer.identity.token.expiresAt);
    this.endVoid(viewer.identity.id);
  }

  /** The viewer is gone. */
  finish(viewer: Viewer): void {
    this.viewers.remove(viewer);
    this.expiries.delete(viewer, viewer.identity.token.expiresAt);
  }

  /**
   * Gives a member's connection another token of the same member, with all that this one says of it.
   * @throws ChatError `unauthorized`; `forbidden` where it is somebody else's
   */
  async refresh(viewer: Viewer, token: string): Promise<RefreshReply> {
    const fresh = await this.authenticator.identify({ token });
    const { id, kind, nickname } = viewer.identity;
    if (kind !== 'member' || fresh.kind !== 'member' || fresh.id !== id)
      throw new ChatError('forbidden', { message: 'The token is not one of whom this connection is.' });
    if (viewer.gone) throw new ChatError('unavailable');
    this.expiries.delete(viewer, viewer.identity.token.expiresAt);
    viewer.identity = { ...fresh, nickname };
    this.expiries.add(viewer, fresh.token.expiresAt);
    if (fresh.nickname !== undefined && fresh.nickname !== nickname)
      await this.nicknames.vouch(viewer, fresh.nickname);
    this.leaveBackstages(viewer);
    for (const { log } of this.attendance.roomsOf(viewer)) this.broadcaster.reseat(viewer, log);
    return this.standing(viewer);
  }

  /**
   * Makes void all tokens of a user, guest or member, that were issued before a time: connections with one of
   * them end, on all nodes, and none begins. It cannot be taken back, only followed by new tokens.
   * @param before milliseconds since 1970, by the clock of whoever issues tokens; now, by this node's, where absent
   * @throws ChatError `bad_request`, `unavailable`
   */
  async revoke({ user, before = Date.now() }: Partial<Revocation> & Pick<Revocation, 'user'>): Promise<void> {
    if (user === '' || user.includes('\0') || !user.isWellFormed() || !Number.isSafeInteger(before))
      throw new ChatError('bad_request', { message: 'user has to be an id, and before a time.' });
    await this.revocations.add({ user, before });
  }

  /** Whoever is no moderator any more by the token. */
  private leaveBackstages(viewer: Viewer): void {
    for (const { id } of this.attendance.roomsOf(viewer))
      if (isBackstage(id) && !this.roles.can(viewer.identity, id, 'moderate')) this.rooms.leave(viewer, id);
  }

  private standing(viewer: Viewer): RefreshReply {
    const rooms: Record<string, You> = {};
    const { identity } = viewer;
    for (const { id } of this.attendance.roomsOf(viewer))
      rooms[id] = youAs(identity, this.roles.of(identity, id));
    return { you: youAs(identity, rolesIn(identity)), rooms };
  }

  private endVoid(user: string): void {
    for (const viewer of this.viewers.of(user))
      if (this.revocations.voids(viewer.identity)) this.end(viewer, 'Your session was ended.');
  }

  private end({ id }: Viewer, message: string): void {
    const { least, most } = COME_BACK_MS;
    const retryAfterMs = Math.round(least + Math.random() * (most - least));
    this.broadcaster.end(id, { code: 'unauthorized', message, retryAfterMs });
  }
}
