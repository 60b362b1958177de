import { Injectable } from '@nestjs/common';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import type { Author, MessageEvent, SendReply, SendRequest } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { FiltersService } from '../filters/filters.service.js';
import { isModerator, rolesIn, type Identity } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { SlowMode } from '../limits/slow-mode.js';
import { ClusterNicknames } from '../rooms/cluster-nicknames.js';
import type { Room } from '../rooms/room.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { passed } from './passed.js';
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
    private readonly filters: FiltersService,
  ) {}

  /**
   * Resolves once the message is committed. The same `clientMsgId` from the same user is stored once:
   * sent again, it gets the first one's place.
   * @throws ChatError `not_joined`, `room_closed`, `text_invalid`, `text_blocked`, `held`, `nickname_taken`,
   * `nickname_invalid`, `slow_mode`, `unavailable`
   */
  async send(viewer: Viewer, request: SendRequest): Promise<SendReply> {
    const { identity } = viewer;
    const { room: id, clientMsgId, replyTo } = request;
    const room = this.rooms.mustBeIn(viewer, id);
    if (!room.settings.open) throw new ChatError('room_closed');
    const user = authorIn(identity, id);
    const cleaned = cleanText(request.text);
    const sent = { userId: user.id, clientMsgId };
    const text = await this.screened(room, identity, cleaned).catch((no: unknown) => no);
    if (typeof text !== 'string') return placeOf(await this.sentBefore({ room: id, sent }, text));
    const message = { type: 'message' as const, id: nanoid(), user, text };
    if (!(await this.nicknames.claim(room, user.nickname, user.id, identity.vouched)))
      throw new ChatError('nickname_taken');
    const outgoing: Outgoing = {
      room: id,
      draft: replyTo === undefined ? message : { ...message, replyTo },
      sent,
    };
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

  private async appendInTurn(outgoing: Outgoing, seconds: number): Promise<MessageEvent> {
    const { room, sent, draft } = outgoing;
    const turn = await this.slowMode.take({ room, ...sent, seconds });
    if (turn.waitMs > 0)
      return this.sentBefore(outgoing, new ChatError('slow_mode', { retryAfterMs: turn.waitMs }));
    let stored: MessageEvent | undefined;
    try {
      return (stored = await this.feed.append(outgoing));
    } finally {
      // Nothing was stored, or it had been before this turn.
      if (stored?.id !== draft.id) await turn.giveBack();
    }
  }

  /**
   * What is sent of the text by the room's word lists, which moderators are above.
   * @throws ChatError `nickname_invalid`, `text_blocked`, `held`, `unavailable`
   */
  private async screened({ id, log }: Room, identity: Identity, text: string): Promise<string> {
    const { nickname = '', vouched } = identity;
    if (isModerator(identity, id)) return text;
    if (!vouched && (await this.filters.forbidsNickname(log, nickname)))
      throw new ChatError('nickname_invalid', { message: 'That nickname cannot be used in this room.' });
    return passed(text, await this.filters.judge(log, text));
  }

  /** What is stored is not refused any more: it was sent in time, and said nothing wrong then. @throws `refusal` */
  private async sentBefore({ room, sent }: Pick<Outgoing, 'room' | 'sent'>, refusal: unknown) {
    const first = await this.feed.sent(room, sent.userId, sent.clientMsgId);
    if (first?.type !== 'message') throw refusal;
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
