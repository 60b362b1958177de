import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { MessageEvent } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { RoomFilters } from '../filters/room-filters.js';
import { ModerationService } from '../moderation/moderation.service.js';
import { ReviewQueue } from '../moderation/review-queue.js';
import { HostReview } from '../review/host-review.js';
import type { Room } from '../rooms/room.js';
import { cleanText } from './text-rules.js';
import type { Verdict } from './verdict.js';

/** A message on its way into a room's feed. */
export interface Outgoing {
  room: string;
  draft: Omit<MessageEvent, 'seq' | 'at'>;
  sent: { userId: string; clientMsgId: string };
}

/** Who is asked about a message before it is committed: the room's word lists, then the host app. */
@Injectable()
export class Screening {
  constructor(
    private readonly filters: RoomFilters,
    @Inject(HostReview) private readonly review: HostReview | undefined,
    private readonly queue: ReviewQueue,
    private readonly moderation: ModerationService,
    private readonly feed: Feed,
  ) {}

  /**
   * The message as it may be sent.
   * @param vouched whether the host gave the nickname, which the room's words do not concern then
   * @throws ChatError `text_blocked`, `held`, `timed_out`, `nickname_invalid`, `unavailable`
   */
  async pass({ log }: Room, outgoing: Outgoing, vouched: boolean): Promise<Outgoing> {
    const { user, text } = outgoing.draft;
    if (!vouched && (await this.filters.forbidsNickname(log, user.nickname)))
      throw new ChatError('nickname_invalid', { message: 'That nickname cannot be used in this room.' });
    const filtered = await this.obey(await this.filters.judge(log, text), outgoing);
    return this.review ? this.obey(await this.ask(this.review, filtered), filtered) : filtered;
  }

  private ask(review: HostReview, { room, draft, sent }: Outgoing): Promise<Verdict> {
    const { id, user, text, replyTo } = draft;
    const isStored = async () => (await this.feed.sent(room, sent.userId, sent.clientMsgId)) !== undefined;
    return review.verdictOn({ id, room, user, text, replyTo }, isStored);
  }

  private async obey(verdict: Verdict, outgoing: Outgoing): Promise<Outgoing> {
    const { room, draft, sent } = outgoing;
    switch (verdict.do) {
      case 'allow':
        return outgoing;
      case 'change':
        return { ...outgoing, draft: { ...draft, text: changed(verdict.text) } };
      case 'hold':
        await this.queue.hold(room, { draft, sent, why: verdict.why });
        throw new ChatError('held');
      case 'refuse':
        throw new ChatError(
          'text_blocked',
          verdict.message === undefined ? {} : { message: verdict.message },
        );
      case 'timeout': {
        const { seconds, why } = verdict;
        await this.moderation.timeout({ room, user: sent.userId, seconds, reason: why });
        throw new ChatError('timed_out', { message: why, retryAfterMs: seconds * 1000 });
      }
    }
  }
}

/** What cannot be sent in place of a text blocks it: the text was to be changed, so it is not sent either. */
function changed(text: string): string {
  try {
    return cleanText(text);
  } catch (cause) {
    throw new ChatError('text_blocked', { cause });
  }
}
