import { Injectable } from '@nestjs/common';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import type { Author, SendReply, SendRequest } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { rolesIn, type Identity } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { cleanText } from './text-rules.js';

/** What viewers and the host app say in a room. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly rooms: RoomsService,
    private readonly feed: Feed,
  ) {}

  /**
   * Resolves once the message is committed. The same `clientMsgId` from the same user is stored once:
   * sent again, it gets the first one's place.
   * @throws ChatError `not_joined`, `room_closed`, `text_invalid`, `nickname_taken`, `unavailable`
   */
  async send(viewer: Viewer, { room: id, text, clientMsgId, replyTo }: SendRequest): Promise<SendReply> {
    const room = this.rooms.mustBeIn(viewer, id);
    if (!room.settings.open) throw new ChatError('room_closed');
    const user = authorIn(viewer.identity, id);
    const cleaned = cleanText(text);
    if (!room.nicknames.claim(user.nickname, user.id, viewer.identity.vouched))
      throw new ChatError('nickname_taken');
    const message = await this.feed.append({
      room: id,
      draft: {
        type: 'message' as const,
        id: nanoid(),
        user,
        text: cleaned,
        ...(replyTo !== undefined && { replyTo }),
      },
      sent: { userId: user.id, clientMsgId },
    });
    return { id: message.id, seq: message.seq, at: message.at };
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
}

function authorIn(identity: Identity, room: string): Author {
  const { id, nickname, color, badges } = identity;
  if (nickname === undefined) throw new Error('NicknameGuard has to run before');
  return { id, nickname, ...(color !== undefined && { color }), roles: rolesIn(identity, room), badges };
}
