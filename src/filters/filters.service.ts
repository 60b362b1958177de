import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { ErrorCode } from '../contract/errors.js';
import type { FilterList, TriedMessage, TryFiltersReply } from '../contract/filters.js';
import type { ActionEvent, ActionReply } from '../contract/moderation.js';
import type { FeedEvent } from '../contract/wire.js';
import { Feed } from '../feed/feed.js';
import { ActionLog } from '../moderation/action-log.js';
import { HOST, type By } from '../moderation/by.js';
import { changingList } from '../moderation/undo.js';
import { ActiveRooms } from '../rooms/active-rooms.js';
import { ChatStore } from '../store/chat-store.js';
import { checkedList, checkedName, MOST_LISTS } from './filter-rules.js';
import { RoomFilters } from './room-filters.js';
import { inSlices } from './slices.js';
import { severest, WordFilter } from './word-filter.js';

/** How many of a room's latest messages are looked at in a trial. */
const TRIED = 200;

/** Events that are read at once while messages are looked for. */
const PAGE = 200;

/** The word lists of rooms: kept, changed and tried. */
@Injectable()
export class FiltersService {
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
    return this.change(room, checked.name, checked, by);
  }

  /** @throws ChatError `bad_request`, `unavailable` */
  async remove(room: string, name: string, by = HOST): Promise<ActionReply> {
    return this.change(room, checkedName(name), undefined, by);
  }

  /**
   * The list that the action changed, as it was before, made ready to be in force again: null where there was
   * none, undefined where it is not known. @throws ChatError `action_not_found` where the room is full, `unavailable`
   */
  async readyBefore(room: string, { id, list: name }: ActionEvent): Promise<FilterList | null | undefined> {
    const before = await this.store.moderation.listBefore(room, id).catch(refuse);
    if (before === undefined || name === undefined) return undefined;
    await this.makeReady(room, name, before ?? undefined, 'action_not_found');
    return before;
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

  private async change(
    room: string,
    name: string,
    list: FilterList | undefined,
    by: By,
  ): Promise<ActionReply> {
    await this.makeReady(room, name, list, 'bad_request');
    return this.actions.record(room, by, (id) => ({
      action: { kind: 'filters', list: name },
      ...changingList(name, list, id),
    }));
  }

  /** Many words take long to make ready: before they hold, so that nobody who talks there waits for it. */
  private async makeReady(
    room: string,
    name: string,
    list: FilterList | undefined,
    refusal: ErrorCode,
  ): Promise<void> {
    const lists = (await this.get(room)).filter((other) => other.name !== name).concat(list ?? []);
    if (list && lists.length > MOST_LISTS)
      throw new ChatError(refusal, { message: `A room has at most ${MOST_LISTS} lists.` });
    const log = this.rooms.get(room)?.log;
    if (log) await this.filters.prepare(log, lists.sort(byName));
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
