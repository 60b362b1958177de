import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { ErrorCode } from '../contract/errors.js';
import type { FilterList, TriedMessage, TryFiltersReply } from '../contract/filters.js';
import type { ActionEvent, ActionReply } from '../contract/moderation.js';
import type { FeedEvent } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { ActionLog } from '../moderation/action-log.js';
import { backstageOf } from '../moderation/backstage.js';
import { HOST, type By } from '../moderation/by.js';
import { changingList } from '../moderation/undo.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import { ChatStore } from '../store/chat-store.js';
import { listChange } from '../store/once.js';
import { checkedList, checkedName, MOST_LISTS } from './filter-rules.js';
import { OneByOne } from '../feed/one-by-one.js';
import { RoomFilters } from './room-filters.js';
import { inSlices } from './slices.js';
import { severest, WordFilter } from './word-filter.js';

/** How many of a room's latest messages are looked at in a trial. */
const TRIED = 200;

/** Events that are read at once while messages are looked for. */
const PAGE = 200;

interface Change {
  /** The name of the list. */
  list: string;
  /** What it is replaced by; absent where it ends. */
  by: FilterList | undefined;
  /** The code where there are too many. */
  refusal: ErrorCode;
}

/** The word lists of rooms: kept, changed and tried. */
@Injectable()
export class FiltersService {
  private readonly oneByOne = new OneByOne();

  constructor(
    @Inject(ChatStore) private readonly store: ChatStore,
    private readonly feed: Feed,
    private readonly actions: ActionLog,
    private readonly rooms: ActiveRooms,
    private readonly filters: RoomFilters,
  ) {}

  /** The room's lists, by name. @throws ChatError `unavailable` */
  get(room: string): Promise<FilterList[]> {
    return this.store.filters(room).catch(refuse);
  }

  /**
   * Adds the list, or replaces the one of its name. What is said once this has resolved is judged by it, on
   * every node as soon as it hears of it. @throws ChatError `bad_request`, `unavailable`
   */
  async set(room: string, list: FilterList, by = HOST): Promise<ActionReply> {
    const checked = checkedList(list);
    return this.replace(room, checked.name, checked, by);
  }

  /** @throws ChatError `bad_request`, `unavailable` */
  async remove(room: string, name: string, by = HOST): Promise<ActionReply> {
    return this.replace(room, checkedName(name), undefined, by);
  }

  /**
   * Has the list that the action changed be as it was before, by what `undo` records.
   * @throws ChatError `action_not_found` where that is not known, was done or the room is full, `unavailable`
   */
  async putBack(
    room: string,
    { id, list: name }: ActionEvent,
    undo: (before: FilterList | null, name: string) => Promise<ActionReply | undefined>,
  ): Promise<ActionReply> {
    const { moderation } = this.store;
    const before = await moderation.listBefore(room, id).catch(refuse);
    if (before === undefined || name === undefined) throw new ChatError('action_not_found');
    const change = { list: name, by: before ?? undefined, refusal: 'action_not_found' as const };
    return this.change(room, change, async (next) => {
      if (await moderation.isUndone(backstageOf(room), id).catch(refuse))
        throw new ChatError('action_not_found');
      return undo(before, next);
    });
  }

  /** What lists would have done to the room's latest messages. @throws ChatError `bad_request`, `unavailable` */
  async try(room: string, lists?: readonly FilterList[], latest = TRIED): Promise<TryFiltersReply> {
    const filter = await inSlices(WordFilter.of(lists?.map(checkedList) ?? (await this.get(room))));
    let looked = 0;
    const messages: TriedMessage[] = [];
    for await (const event of this.latest(room, latest)) {
      looked += 1;
      const tried = tryOn(filter, event);
      if (tried) messages.unshift(tried);
    }
    return { looked, messages };
  }

  private replace(
    room: string,
    list: string,
    replacement: FilterList | undefined,
    by: By,
  ): Promise<ActionReply> {
    const change = { list, by: replacement, refusal: 'bad_request' as const };
    return this.change(room, change, (next) =>
      this.actions.recordOnce(room, by, next, (id) => ({
        action: { kind: 'filters', list },
        ...changingList(list, replacement, id),
      })),
    );
  }

  /**
   * One change at a time, as what the one before left: how many lists there are is what another node, or another
   * moderator, may be about to change. @param record does it under the name, or not where there is such a change
   */
  private change(
    room: string,
    change: Change,
    record: (name: string) => Promise<ActionReply | undefined>,
  ): Promise<ActionReply> {
    return this.oneByOne.run(room, async () => {
      for (;;) {
        const name = listChange(1 + (await this.store.moderation.latestListChange(room).catch(refuse)));
        const lists = changed(await this.get(room), change);
        const log = this.rooms.get(room)?.log;
        // Many words take long to make ready: before they hold, so that nobody who talks there waits for it.
        const reply = log ? await this.filters.changing(log, lists, () => record(name)) : await record(name);
        if (reply) return reply;
      }
    });
  }

  /** Messages, the newest first. */
  private async *latest(room: string, count: number): AsyncGenerator<FeedEvent & { type: 'message' }> {
    for (let before = Number.MAX_SAFE_INTEGER, left = count; left > 0;) {
      const events = await this.feed.before(room, before, PAGE).catch(refuse);
      for (const event of events.reverse()) if (event.type === 'message' && left-- > 0) yield event;
      before = events.at(-1)?.seq ?? 0;
      if (events.length < PAGE) return;
    }
  }
}

/** @throws ChatError where it would be too many */
function changed(lists: readonly FilterList[], { list, by, refusal }: Change): FilterList[] {
  const after = lists.filter(({ name }) => name !== list).concat(by ?? []);
  if (by && after.length > MOST_LISTS)
    throw new ChatError(refusal, { message: `A room has at most ${MOST_LISTS} lists.` });
  return after.sort(byName);
}

function tryOn(filter: WordFilter, { id, seq, user, text }: FeedEvent & { type: 'message' }) {
  const hits = filter.find(text);
  const worst = severest(hits);
  return (
    worst && {
      id,
      seq,
      nickname: user.nickname,
      text,
      action: worst.list.action,
      hits: hits.map(({ name, word, from, to }) => ({ name, word, from, to })),
    }
  );
}

/** As the store has them. */
const byName = (a: FilterList, b: FilterList) => (a.name < b.name ? -1 : 1);

function refuse(cause: unknown): never {
  throw new ChatError('unavailable', { cause });
}
