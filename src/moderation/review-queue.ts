import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { ActionReply, DecideRequest, ReviewReply } from '../contract/moderation.js';
import { Feed } from '../feed/feed.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ChatStore } from '../store/chat-store.js';
import type { HeldDraft, HeldMessage } from '../store/moderation-records.js';
import { once } from '../store/once.js';
import { ActionLog } from './action-log.js';
import { backstageOf } from './backstage.js';
import { HOST, rankOf, type By } from './by.js';
import { heldEvent, waits } from './held.js';
import { withReason } from './reason.js';

/** Held messages in one reply. */
const LISTED = 100;

/** Messages that wait for a moderator before anybody sees them. */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly rooms: RoomsService,
    private readonly feed: Feed,
    private readonly log: ActionLog,
    @Inject(ChatStore) private readonly store: ChatStore,
  ) {}

  /** Keeps the message for the moderators; one that is sent again is kept once. @throws ChatError `unavailable` */
  async hold(room: string, held: HeldDraft): Promise<void> {
    const { userId, clientMsgId } = held.sent;
    if (await this.store.moderation.isHeld(backstageOf(room), userId, clientMsgId)) return;
    await this.feed.append({ room: backstageOf(room), ...waits(held) });
  }

  /** What waits, the oldest first. @throws ChatError `forbidden`, `unavailable` */
  async list(room: string, by: By = HOST): Promise<ReviewReply> {
    mustModerate(by);
    const held = await this.store.moderation.held(backstageOf(room), LISTED);
    return { held: held.map(({ seq, at, ...message }) => ({ seq, at, ...heldEvent(message) })) };
  }

  /**
   * Sends the message as if it came now, or lets it go.
   * @throws ChatError `forbidden`, `message_not_found` where it does not wait, or somebody else decides, `unavailable`
   */
  decide({ room, held: id, decision, reason }: DecideRequest, by: By = HOST): Promise<ActionReply> {
    mustModerate(by);
    return this.rooms.holding(room, async () => {
      const held = await this.store.moderation.heldMessage(backstageOf(room), id);
      if (!held || (await this.settled(room, held, decision, by)) !== decision)
        throw new ChatError('message_not_found');
      const { draft, sent } = held;
      const isAllowed = decision === 'allow';
      // Its sender may have sent it again, and had it stored: it is that one, under its own id.
      const place = isAllowed ? await this.feed.append({ room, draft, sent }) : { id: draft.id, seq: 0 };
      const target = { id: draft.user.id, nickname: draft.user.nickname };
      const message = { id: place.id, seq: place.seq, text: draft.text };
      const reply = await this.log.recordOnce(room, by, `decision ${held.seq}`, (action) => ({
        action: { kind: decision, target, message, held: id, ...withReason(reason) },
        effects: [{ do: 'release', held: id, keepFor: isAllowed ? undefined : action }],
      }));
      if (!reply) throw new ChatError('message_not_found');
      return reply;
    });
  }

  /**
   * Settles what becomes of the message before anything does: nobody is sent what another moderator refuses at the
   * same time. Where that is as far as it got, the same decision goes on from here.
   * @returns the first decision
   */
  private async settled(
    room: string,
    { draft: { id }, seq }: HeldMessage,
    decision: DecideRequest['decision'],
    { person }: By,
  ): Promise<DecideRequest['decision']> {
    const draft = { type: 'decided' as const, held: id, decision, ...(person && { by: person }) };
    const sent = once(`decided ${seq}`);
    return (await this.feed.append({ room: backstageOf(room), draft, sent })).decision;
  }
}

function mustModerate(by: By): void {
  if (by.person && rankOf(by.roles) === 0) throw new ChatError('forbidden');
}
