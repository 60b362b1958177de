import type { FilterList } from '../contract/filters.js';
import { RoomLog } from '../feed/room-log.js';
import type { Identity } from '../identity/identity.js';
import type { ChatStore } from '../store/chat-store.js';
import { RoomFilters } from './room-filters.js';

const list = (...words: string[]): FilterList => ({ name: 'fruit', action: 'mask', words });
const named = (nickname: string) => ({ nickname, vouched: false }) as Identity;

/** A store that answers when it is told to. */
function slowStore() {
  const waiting: ((lists: FilterList[] | Error) => void)[] = [];
  const filters = () =>
    new Promise<FilterList[]>((resolve, reject) =>
      waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
    );
  return {
    store: { filters } as unknown as ChatStore,
    answer: (lists: FilterList[] | Error) => waiting.shift()?.(lists),
  };
}

function scene() {
  const { store, answer } = slowStore();
  const standing = { sanctions: [], roles: new Map(), readAt: 0 };
  const log = new RoomLog('r', { epoch: 'e', seq: 0, exists: true, standing }, [], 5);
  const filters = new RoomFilters(store);
  const change = () => log.take({ seq: log.head + 1, at: 0, type: 'room.filters' });
  return {
    answer,
    settle: () => filters.settle(log),
    change,
    changing: (lists: FilterList[]) => filters.changing(log, lists, () => Promise.resolve(change())),
    shown: (nickname: string) => filters.shownNickname(log, named(nickname)),
  };
}

describe('the nickname that everybody is told', () => {
  it('is none until it is known what the room does not want', async () => {
    const { settle, answer, shown } = scene();
    expect(shown('Pear')).toBeUndefined();
    const settled = settle();
    expect(shown('Pear')).toBeUndefined();
    answer([]);
    await settled;
    expect(shown('Pear')).toBe('Pear');
  });

  it('goes by the lists before while those after a change are made ready', async () => {
    const { settle, answer, change, shown } = scene();
    const settled = settle();
    answer([list('apple')]);
    await settled;
    change();
    const again = settle();
    expect([shown('Apple'), shown('Pear')]).toEqual([undefined, 'Pear']);
    answer([list('pear')]);
    await again;
    expect([shown('Apple'), shown('Pear')]).toEqual(['Apple', undefined]);
  });

  it('goes by the lists before where those after a change cannot be had', async () => {
    const { settle, answer, change, shown } = scene();
    const settled = settle();
    answer([list('apple')]);
    await settled;
    change();
    const again = settle();
    answer(new Error('away'));
    await expect(again).rejects.toMatchObject({ code: 'unavailable' });
    expect([shown('Apple'), shown('Pear')]).toEqual([undefined, 'Pear']);
  });
});

describe('lists that are made ready before they are the room’s', () => {
  it('are in force as soon as they are, and what was made of them is kept no longer', async () => {
    const { settle, answer, change, changing } = scene();
    await changing([list('apple')]);
    const settled = settle();
    answer([list('apple')]);
    const first = await settled;
    expect(first?.find('apple')).toHaveLength(1);
    change();
    const again = settle();
    answer([list('apple')]);
    // The same lists, made ready anew: what had been was used, and forgotten.
    expect(await again).not.toBe(first);
  });
});
