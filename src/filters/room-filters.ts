import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { FilterList } from '../contract/filters.js';
import type { RoomLog } from '../feed/room-log.js';
import type { Identity } from '../identity/identity.js';
import type { Verdict } from '../messages/verdict.js';
import { ChatStore } from '../store/chat-store.js';
import { inSlices } from './slices.js';
import { WordFilter } from './word-filter.js';

/** A room's filter: undefined where it has no lists. */
type Filter = WordFilter | undefined;

/** The filter of the lists that the room had when its log had this version of them. */
interface Asked {
  version: number;
  ready: Promise<Filter>;
}

/** A filter that was made ready, and of what. */
interface Prepared {
  lists: string;
  filter: Filter;
}

/** The filters of rooms that are in memory, asked about each message and each name. */
@Injectable()
export class RoomFilters {
  private readonly asked = new WeakMap<RoomLog, Asked>();
  /** What was ready last: the one before, while the latest is made ready or cannot be had. */
  private readonly latest = new WeakMap<RoomLog, { filter: Filter }>();
  private readonly prepared = new WeakMap<RoomLog, Prepared>();

  constructor(@Inject(ChatStore) private readonly store: ChatStore) {}

  /** What the room's lists say of a text. @throws ChatError `unavailable` */
  async judge(log: RoomLog, text: string): Promise<Verdict> {
    return (await this.settle(log))?.judge(text) ?? { do: 'allow' };
  }

  /** Whether one of the room's words is in the nickname, whatever its list does. @throws ChatError `unavailable` */
  async forbidsNickname(log: RoomLog, nickname: string): Promise<boolean> {
    return forbids(await this.settle(log), nickname);
  }

  /**
   * The nickname as it may be told to everybody, by the lists as they were when they were last ready: it is a
   * way to say something. Until there are any that were, nobody is named. Names that the host gives are its business.
   */
  shownNickname(log: RoomLog, { nickname, vouched }: Identity): string | undefined {
    if (nickname === undefined || vouched) return nickname;
    const latest = this.latest.get(log);
    return latest && !forbids(latest.filter, nickname) ? nickname : undefined;
  }

  /** The lists as they are stored, ready to judge by. @throws ChatError `unavailable` */
  settle(log: RoomLog): Promise<Filter> {
    const known = this.asked.get(log);
    if (known?.version === log.filtersVersion) return known.ready;
    const asked = { version: log.filtersVersion, ready: this.load(log) };
    this.asked.set(log, asked);
    const isAsked = () => this.asked.get(log) === asked;
    asked.ready.then(
      (filter) => isAsked() && this.latest.set(log, { filter }),
      // What could not be loaded is asked for again with the next message.
      () => isAsked() && this.asked.delete(log),
    );
    return asked.ready;
  }

  /**
   * Makes the lists ready before `change` has them be the room's: until then those before hold, and nobody waits.
   * Nothing of it is kept beyond that.
   */
  async changing<T>(log: RoomLog, lists: readonly FilterList[], change: () => Promise<T>): Promise<T> {
    const prepared = { lists: JSON.stringify(lists), filter: await filterOf(lists) };
    this.prepared.set(log, prepared);
    try {
      return await change();
    } finally {
      const forget = () => this.prepared.get(log) === prepared && this.prepared.delete(log);
      this.settle(log).then(forget, forget);
    }
  }

  private async load(log: RoomLog): Promise<Filter> {
    const lists = await this.store.filters(log.room).catch((cause: unknown) => {
      throw new ChatError('unavailable', { cause });
    });
    const prepared = this.prepared.get(log);
    return prepared?.lists === JSON.stringify(lists) ? prepared.filter : filterOf(lists);
  }
}

async function filterOf(lists: readonly FilterList[]): Promise<Filter> {
  return lists.length === 0 ? undefined : inSlices(WordFilter.of(lists));
}

function forbids(filter: Filter, nickname: string): boolean {
  return filter !== undefined && filter.find(nickname.normalize('NFC')).length > 0;
}
