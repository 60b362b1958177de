import { Injectable } from '@nestjs/common';
import { nanoid } from 'nanoid';
import { ChatError } from '../chat/chat-error.js';
import type { Author, MessageEvent, Role, SendReply, SendRequest } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { capabilitiesOf, type Identity } from '../identity/identity.js';
import type { Viewer } from '../identity/viewer.js';
import { Turns, type TurnOf } from '../limits/turns.js';
import { Roles } from '../moderation/roles.js';
import { Sanctions } from '../moderation/sanctions.js';
import { Attendance } from '../rooms/attendance.js';
import { ClusterNicknames } from '../rooms/cluster-nicknames.js';
import { turnsUnder } from '../rooms/mode-rules.js';
import type { Room } from '../rooms/room.js';
import { Screening, type Outgoing } from './screening.js';
import { cleanText } from './text-rules.js';

/** What viewers and the host app say in a room. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly attendance: Attendance,
    private readonly feed: Feed,
    private readonly nicknames: ClusterNicknames,
    private readonly turns: Turns,
    private readonly roles: Roles,
    private readonly sanctions: Sanctions,
    private readonly screening: Screening,
  ) {}

  /**
   * Resolves once the message is committed. The same `clientMsgId` from the same user is stored once:
   * sent again, it gets the first one's place, whatever would refuse it now.
   * @throws ChatError `not_joined`, `text_invalid`, `room_closed`, `timed_out`, `text_blocked`, `held`,
   * `nickname_taken`, `nickname_invalid`, `unavailable`, and those of the room's modes
   */
  async send(viewer: Viewer, request: SendRequest): Promise<SendReply> {
    this.attendance.mustBeIn(viewer, request.room);
    const said = { ...request, text: cleanText(request.text) };
    try {
      return placeOf(await this.say(viewer, said));
    } catch (refusal) {
      return placeOf(await this.sentBefore(viewer.identity, request, refusal));
    }
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

  private async say(viewer: Viewer, request: SendRequest): Promise<MessageEvent> {
    const { identity } = viewer;
    const { room: id, text, clientMsgId, replyTo } = request;
    const before = await this.mustSpeak(viewer, id);
    const roles = this.roles.of(identity, id);
    const can = capabilitiesOf(roles, identity.vouched);
    const saying = { identity, room: id, text };
    const { settings } = before.log;
    const turns = turnsUnder(before.settings.modes, saying, can);
    const user = authorOf(identity, roles);
    const outgoing: Outgoing = {
      room: id,
      draft: {
        type: 'message',
        id: nanoid(),
        user,
        text,
        ...(replyTo !== undefined && { replyTo }),
      },
      sent: { userId: user.id, clientMsgId },
    };
    const screened = can.includes('moderate')
      ? outgoing
      : await this.screening.pass(before, this.shadowed(viewer, before, outgoing), identity.vouched);
    // Again: while others were asked the room may have been closed, or left, or the viewer silenced. Whoever left it
    // and came back is in another one than before, if nobody else was in it.
    const room = await this.mustSpeak(viewer, id);
    if (!(await this.nicknames.claim(room, user.nickname, user.id, identity.vouched)))
      throw new ChatError('nickname_taken');
    // The room may be stricter by now as well.
    const isAsBefore = room.log.settings === settings;
    return this.append(
      isAsBefore ? turns : turnsUnder(room.settings.modes, saying, can),
      this.shadowed(viewer, room, screened),
    );
  }

  /** Shown to moderators and to whom it is of, where that one is muted. */
  private shadowed(viewer: Viewer, room: Room, outgoing: Outgoing): Outgoing {
    if (!this.sanctions.against(viewer, room, 'mute')) return outgoing;
    return { ...outgoing, draft: { ...outgoing.draft, shadowed: true } };
  }

  /** @throws ChatError `not_joined`, `room_closed`, `banned`, `timed_out`, `unavailable` */
  private async mustSpeak(viewer: Viewer, id: string): Promise<Room> {
    const room = this.attendance.mustBeIn(viewer, id);
    if (!room.settings.open) throw new ChatError('room_closed');
    await this.sanctions.mustSpeak(viewer, room);
    return room;
  }

  private async append(turns: TurnOf[], outgoing: Outgoing): Promise<MessageEvent> {
    const turn = await this.turns.take(turns, outgoing.sent.clientMsgId);
    let stored: MessageEvent | undefined;
    try {
      return (stored = await this.feed.append(outgoing));
    } finally {
      // Nothing was stored, or it had been before this turn.
      if (stored?.id !== outgoing.draft.id) await turn.giveBack();
    }
  }

  /** A retry asks for its ack alone. @throws the refusal where it is none */
  private async sentBefore(
    { id }: Identity,
    { room, clientMsgId }: SendRequest,
    refusal: unknown,
  ): Promise<SendReply> {
    if (!(refusal instanceof ChatError) || refusal.code === 'unavailable') throw refusal;
    const first = await this.feed.sent(room, id, clientMsgId);
    if (first?.type !== 'message' && first?.type !== 'tombstone') throw refusal;
    return first;
  }
}

function authorOf(identity: Identity, roles: Role[]): Author {
  const { id, nickname, color, badges } = identity;
  if (nickname === undefined) throw new Error('NicknameGuard has to run before');
  return { id, nickname, ...(color !== undefined && { color }), roles, badges };
}

function placeOf({ id, seq, at }: SendReply): SendReply {
  return { id, seq, at };
}
