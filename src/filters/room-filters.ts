import { Inject, Injectable } from '@nestjs/common';
import { ChatError } from '../chat/chat-error.js';
import type { FilterList } from '../contract/filters.js';
import type { RoomLog } from '../feed/room-log.js';
import type { Identity } from '../identity/identity.js';
import type { Verdict } from '../messages/verdict.js';
import { ChatStore } from '../store/chat-store.js';
import { inSlices } from './slices.js';
import { WordFilter } from './word-filter.js';

/** A room's filter, as it was when its log had this version of the lists. */
interface Compiled {
  version: number;
  ready: Promise<WordFilter | undefined>;
  /** Once it is ready. */
  filter?: WordFilter | undefined;
}

/** A filter that was made ready, and of what. */
interface Prepared {
  lists: string;
  filter: WordFilter | undefined;
}

/** The filters of rooms that are in memory, asked about each message and each name. */
@Injectable()
export class RoomFilters {
  private readonly compiled = new WeakMap<RoomLog, Compiled>();
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
   * The nickname as it may be told to everybody, by the lists as they were when they were last asked for: it
   * is a way to say something. Names that the host gives are its business.
   */
  shownNickname(log: RoomLog, { nickname, vouched }: Identity): string | undefined {
    if (nickname === undefined || vouched) return nickname;
    const known = this.compiled.get(log);
    return known && !forbids(known.filter, nickname) ? nickname : undefined;
  }

  /** The lists as they are stored, ready to judge by. @throws ChatError `unavailable` */
  settle(log: RoomLog): Promise<WordFilter | undefined> {
    const known = this.compiled.get(log);
    if (known?.version === log.filtersVersion) return known.ready;
    const compiled: Compiled = {
      version: log.filtersVersion,
      ready: this.load(log).then((filter) => (compiled.filter = filter)),
    };
    this.compiled.set(log, compiled);
    // What could not be loaded is asked for again with the next message.
    compiled.ready.catch(() => this.compiled.get(log) === compiled && this.compiled.delete(log));
    return compiled.ready;
  }

  /** Makes these ready before they are the room's: until then those before hold, and nobody waits. */
  async prepare(log: RoomLog, lists: readonly FilterList[]): Promise<void> {
    this.prepared.set(log, { lists: JSON.stringify(lists), filter: await filterOf(lists) });
  }

  private async load(log: RoomLog): Promise<WordFilter | undefined> {
    const lists = await this.store.filters(log.room).catch((cause: unknown) => {
      throw new ChatError('unavailable', { cause });
    });
    const prepared = this.prepared.get(log);
    return prepared?.lists === JSON.stringify(lists) ? prepared.filter : filterOf(lists);
  }
}

async function filterOf(lists: readonly FilterList[]): Promise<WordFilter | undefined> {
  return lists.length === 0 ? undefined : inSlices(WordFilter.of(lists));
}

function forbids(filter: WordFilter | undefined, nickname: string): boolean {
  return filter !== undefined && filter.find(nickname.normalize('NFC')).length > 0;
}
