import { Inject, Injectable } from '@nestjs/common';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import type { Author, MessageEvent, SendReply, SendRequest } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { isModerator, rolesIn, type Identity } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { SlowMode } from '../limits/slow-mode.js';
import { HostReview } from '../review/host-review.js';
import { ClusterNicknames } from '../rooms/cluster-nicknames.js';
import type { Room } from '../rooms/room.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { textAfter } from './text-after.js';
import { cleanText } from './text-rules.js';

/** A message on its way into a room's feed. */
interface Outgoing {
  room: string;
  draft: Omit<MessageEvent, 'seq' | 'at'>;
  sent: { userId: string; clientMsgId: string };
}

/** What viewers and the host app say in a room. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly feed: Feed,
    private readonly nicknames: ClusterNicknames,
    private readonly slowMode: SlowMode,
    @Inject(HostReview) private readonly review: HostReview | undefined,
  ) {}

  /**
   * Resolves once the message is committed. The same `clientMsgId` from the same user is stored once:
   * sent again, it gets the first one's place.
   * @throws ChatError `not_joined`, `room_closed`, `text_invalid`, `text_blocked`, `held`, `nickname_taken`,
   * `slow_mode`, `unavailable`
   */
  async send(viewer: Viewer, { room: id, text, clientMsgId, replyTo }: SendRequest): Promise<SendReply> {
    const { identity } = viewer;
    this.openRoom(viewer, id);
    const user = authorIn(identity, id);
    const message = { type: 'message' as const, id: nanoid(), user, text: cleanText(text) };
    const outgoing = await this.reviewed(identity, {
      room: id,
      draft: replyTo === undefined ? message : { ...message, replyTo },
      sent: { userId: user.id, clientMsgId },
    });
    // Again: while the host was asked the room may have been closed, or left.
    const room = this.openRoom(viewer, id);
    if (!(await this.nicknames.claim(room, user.nickname, user.id, identity.vouched)))
      throw new ChatError('nickname_taken');
    const { slow } = room.settings.modes;
    if (slow === undefined || isModerator(identity, id)) return placeOf(await this.feed.append(outgoing));
    return placeOf(await this.appendInTurn(outgoing, slow));
  }

  /**
   * Says something to a room in the host's own name. @throws ChatError `text_invalid`, `unavailable`
   */
  async announce(room: string, text: string): Promise<SendReply> {
    const id = nanoid();
    const draft = { type: 'announcement' as const, id, text: cleanText(text) };
    const { seq, at } = await this.feed.append({ room, draft });
    return { id, seq, at };
  }

  /** @throws ChatError `not_joined`, `room_closed` */
  private openRoom(viewer: Viewer, id: string): Room {
    const room = this.rooms.mustBeIn(viewer, id);
    if (!room.settings.open) throw new ChatError('room_closed');
    return room;
  }

  /** The message as the host lets it be sent; moderators' as it is. @throws ChatError `text_blocked`, `held` */
  private async reviewed(identity: Identity, outgoing: Outgoing): Promise<Outgoing> {
    const { room, draft, sent } = outgoing;
    if (!this.review || isModerator(identity, room)) return outgoing;
    const { id, user, text, replyTo } = draft;
    const isStored = async () => (await this.feed.sent(room, sent.userId, sent.clientMsgId)) !== undefined;
    const verdict = await this.review.verdictOn({ id, room, user, text, replyTo }, isStored);
    return { ...outgoing, draft: { ...draft, text: textAfter(verdict, text) } };
  }

  private async appendInTurn(outgoing: Outgoing, seconds: number): Promise<MessageEvent> {
    const { room, sent, draft } = outgoing;
    const turn = await this.slowMode.take({ room, ...sent, seconds });
    if (turn.waitMs > 0) return this.sentBefore(outgoing, turn.waitMs);
    let stored: MessageEvent | undefined;
    try {
      return (stored = await this.feed.append(outgoing));
    } finally {
      // Nothing was stored, or it had been before this turn.
      if (stored?.id !== draft.id) await turn.giveBack();
    }
  }

  /** A retry is never too early. @throws ChatError `slow_mode` where it is none */
  private async sentBefore({ room, sent }: Outgoing, retryAfterMs: number): Promise<MessageEvent> {
    const first = await this.feed.sent(room, sent.userId, sent.clientMsgId);
    if (first?.type !== 'message') throw new ChatError('slow_mode', { retryAfterMs });
    return first;
  }
}

function authorIn(identity: Identity, room: string): Author {
  const { id, nickname, color, badges } = identity;
  if (nickname === undefined) throw new Error('NicknameGuard has to run before');
  return { id, nickname, ...(color !== undefined && { color }), roles: rolesIn(identity, room), badges };
}

function placeOf({ id, seq, at }: MessageEvent): SendReply {
  return { id, seq, at };
}
