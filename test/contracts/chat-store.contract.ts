import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FilterList } from '../../src/contract/filters.js';
import type { ChatStore, Entry } from '../../src/store/chat-store.js';
import type { Effect } from '../../src/store/moderation-records.js';

export const message = (room: string, text: string, sent?: Entry['sent']): Entry => ({
  room,
  draft: {
    type: 'message',
    id: `id of ${text}`,
    user: { id: 'u', nickname: 'n', roles: [], badges: [] },
    text,
  },
  ...(sent && { sent }),
});

interface Differences {
  /** Opened again, it has what was stored in it. */
  keeps: boolean;
}

/** What every store promises. @param open an empty store; asked again in one test, one on the same data where `keeps` */
export function describeChatStore(
  name: string,
  open: () => Promise<ChatStore>,
  { keeps }: Differences,
): void {
  describe(`${name}, as a store`, () => {
    let store: ChatStore;
    beforeEach(async () => void (store = await open()));
    afterEach(() => store.close());
    afterEach(() => void jest.restoreAllMocks());
    const append = async (...entries: Entry[]) => (await store.append(entries)).map(({ event }) => event.seq);

    it('gives each room the seqs 1, 2, 3 … in the order of its entries', async () => {
      expect(await append(message('a', '1'), message('b', '2'), message('a', '3'))).toEqual([1, 1, 2]);
      expect(await append(message('b', '4'), message('a', '5'))).toEqual([2, 3]);
      expect((await store.room('a')).seq).toBe(3);
    });

    it('returns what it stored as it was, in ascending order', async () => {
      const [stored] = await store.append([message('a', '한글 <b> \u0000 \\ " 🦦')]);
      await append(message('a', 'second'));
      expect(await store.before('a', 2, 10)).toEqual([stored?.event]);
      expect((await store.before('a', 3, 10)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect((await store.before('a', 3, 1)).map(({ seq }) => seq)).toEqual([2]);
      expect(await store.before('a', 1, 10)).toEqual([]);
    });

    it('stores what one user sent under one id once, in one batch and in two', async () => {
      const sent = { userId: 'u1', clientMsgId: 'c1' };
      const [first, again] = await store.append([message('a', 'x', sent), message('a', 'x again', sent)]);
      expect(again).toEqual({ ...first, duplicate: true });
      const [later, fresh] = await store.append([message('a', 'x later', sent), message('a', 'y')]);
      expect(later).toEqual({ ...first, duplicate: true });
      expect(fresh?.event.seq).toBe(2);
    });

    it('tells users and rooms apart under one id', async () => {
      const entries = [
        message('a', '1', { userId: 'u1', clientMsgId: 'c' }),
        message('a', '2', { userId: 'u2', clientMsgId: 'c' }),
        message('b', '3', { userId: 'u1', clientMsgId: 'c' }),
      ];
      expect((await store.append(entries)).map(({ duplicate }) => duplicate)).toEqual([false, false, false]);
    });

    it('finds what a user sent to a room under an id, and nothing of anybody else’s', async () => {
      const [stored] = await store.append([message('a', 'x', { userId: 'u1', clientMsgId: 'c1' })]);
      await append(message('a', 'y'));
      expect(await store.sent('a', 'u1', 'c1')).toEqual(stored?.event);
      expect(await store.sent('b', 'u1', 'c1')).toBeUndefined();
      expect(await store.sent('a', 'u2', 'c1')).toBeUndefined();
      expect(await store.sent('a', 'u1', 'c2')).toBeUndefined();
    });

    it('leaves no hole where all of a batch was sent before', async () => {
      const sent = { userId: 'u', clientMsgId: 'c' };
      await append(message('a', '1', sent));
      await append(message('a', '1', sent));
      expect(await append(message('a', '2'))).toEqual([2]);
    });

    it('knows a room that nothing was written in by its epoch alone', async () => {
      const { epoch, ...room } = await store.room('nowhere');
      expect(room).toMatchObject({ seq: 0, exists: false });
      expect(room).not.toHaveProperty('settings');
      const [stored] = await store.append([message('nowhere', 'now')]);
      expect(stored?.epoch).toBe(epoch);
      expect(await store.room('nowhere')).toMatchObject({ epoch, seq: 1, exists: true });
    });

    it('tells how long ago something was said: its time and the room’s are by one clock', async () => {
      await append(message('a', '1'));
      const before = (await store.before('a', 2, 1))[0]?.at ?? Infinity;
      const now = (await store.room('a')).standing.readAt;
      expect(now).toBeGreaterThanOrEqual(before);
      await append(message('a', '2'));
      expect((await store.before('a', 3, 1))[0]?.at).toBeGreaterThanOrEqual(now);
    });

    it('knows the heads of many rooms at once, and none of a room that nothing was written in', async () => {
      const [{ epoch } = { epoch: '' }] = await store.append([message('a', '1'), message('b', '2')]);
      await append(message('b', '3'));
      expect(await store.heads(['a', 'b', 'nowhere'])).toEqual(
        new Map([
          ['a', { epoch, seq: 1 }],
          ['b', { epoch, seq: 2 }],
        ]),
      );
      expect(await store.heads([])).toEqual(new Map());
    });

    it('keeps the settings of the latest update, through other events', async () => {
      const update = (title: string): Entry => ({
        room: 'a',
        draft: { type: 'room.updated', room: { title, open: true, modes: {} } },
      });
      await append(update('first'), message('a', 'x'), update('second'), message('a', 'y'));
      await append(message('a', 'z'));
      expect((await store.room('a')).settings).toEqual({ title: 'second', open: true, modes: {} });
    });

    it('keeps the word lists of each room, by name, as they were put last', async () => {
      const list = (name: string, ...words: string[]) => ({ name, action: 'mask' as const, words });
      const lists = (room: string, ...set: FilterList[]): Entry => ({
        room,
        draft: { type: 'room.filters' },
        effects: set.map((one) => ({ do: 'filter', name: one.name, list: one, keepFor: undefined })),
      });
      await append(lists('a', list('spoilers', 'first'), list("o'words", '한글', '\u0000 %_')));
      await append(lists('b', list('spoilers', 'elsewhere')), lists('a', list('spoilers', 'second')));
      expect(await store.filters('a')).toEqual([
        list("o'words", '한글', '\u0000 %_'),
        list('spoilers', 'second'),
      ]);
      const ends = (name: string): Effect => ({ do: 'filter', name, list: undefined, keepFor: undefined });
      await append({ ...lists('a'), effects: [ends('spoilers'), ends('no such list')] });
      expect((await store.filters('a')).map(({ name }) => name)).toEqual(["o'words"]);
      expect(await store.filters('b')).toEqual([list('spoilers', 'elsewhere')]);
      expect(await store.filters('nowhere')).toEqual([]);
    });

    it('stores all of a batch or nothing', async () => {
      await append(message('a', '1'));
      const circular: Record<string, unknown> = {};
      circular.self = circular;
      const broken: Entry = { room: 'b', draft: { type: 'custom', name: 'n', data: circular } };
      await expect(store.append([message('a', '2'), broken])).rejects.toThrow();
      expect(await store.room('a')).toMatchObject({ seq: 1 });
      expect(await store.room('b')).toMatchObject({ seq: 0, exists: false });
      expect(await append(message('a', '2'))).toEqual([2]);
    });

    it.each([
      ['a room', message('a\0', 'x')],
      ['a user', message('a', 'x', { userId: 'u\0', clientMsgId: 'c' })],
      ['a client’s id', message('a', 'x', { userId: 'u', clientMsgId: 'c\0' })],
    ])('refuses a NUL in the name of %s instead of cutting it off', async (_what, entry) => {
      await expect(store.append([message('b', '1'), entry])).rejects.toThrow();
      expect(await append(message('b', '1'), message('a', '1'))).toEqual([1, 1]);
    });

    it('tells the time by the database, however wrong the clock of the node is', async () => {
      const now = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(now + 3_600_000);
      const [fresh] = await store.append([message('a', '1')]);
      const update: Entry['draft'] = { type: 'room.updated', room: { title: 't', open: true, modes: {} } };
      const [looked] = await store.append([{ room: 'a', draft: update }]);
      for (const stored of [fresh, looked])
        expect(Math.abs((stored?.event.at ?? 0) - now)).toBeLessThan(60_000);
      expect(looked?.event.at).toBeGreaterThanOrEqual(fresh?.event.at ?? 0);
      expect((await store.before('a', 3, 2)).map(({ at }) => at)).toEqual([
        fresh?.event.at,
        looked?.event.at,
      ]);
    });

    it('knows the heads of the rooms that it is asked for and that exist', async () => {
      const [{ epoch } = { epoch: '' }] = await store.append([
        message('a', '1'),
        message('a', '2'),
        message('b', '1'),
      ]);
      expect(await store.heads(['a', 'nowhere', 'b'])).toEqual(
        new Map([
          ['a', { epoch, seq: 2 }],
          ['b', { epoch, seq: 1 }],
        ]),
      );
      expect(await store.heads([])).toEqual(new Map());
      const many = Array.from({ length: 25_000 }, (_, i) => `room-${i}`);
      expect((await store.heads([...many, 'b'])).size).toBe(1);
    });

    it('reads from the end where it is asked for what is before a number beyond all', async () => {
      await append(message('a', '1'), message('a', '2'));
      expect((await store.before('a', 1e300, 1)).map(({ seq }) => seq)).toEqual([2]);
    });

    it('takes a batch of 200 over 50 rooms', async () => {
      const entries = Array.from({ length: 200 }, (_, i) =>
        message(`room-${i % 50}`, `${i}`, { userId: 'u', clientMsgId: `${i}` }),
      );
      expect(Math.max(...(await append(...entries)))).toBe(4);
    });

    it('keeps of each user before when tokens are void, the latest, and numbers them in their order', async () => {
      expect(await store.revocationsAfter(0)).toEqual([]);
      expect(await store.revoke({ user: 'u1', before: 1_000 })).toBe(1);
      await store.revoke({ user: "u2'; drop table revocations; --", before: 2_000 });
      const [first, second] = await store.revocationsAfter(0);
      expect(first).toEqual({ user: 'u1', before: 1_000, number: 1 });
      expect(second).toMatchObject({ user: "u2'; drop table revocations; --", before: 2_000 });
      await store.revoke({ user: 'u1', before: 3_000 });
      expect(await store.revocationsAfter(second?.number ?? 0)).toMatchObject([
        { user: 'u1', before: 3_000 },
      ]);
      expect(await store.revocationsAfter(0)).toHaveLength(2);
    });

    it('lets no revocation be taken back by one that reaches less far', async () => {
      await store.revoke({ user: 'u', before: 2_000 });
      const [{ number } = { number: 0 }] = await store.revocationsAfter(0);
      await store.revoke({ user: 'u', before: 1_000 });
      expect(await store.revocationsAfter(0)).toEqual([{ user: 'u', before: 2_000, number }]);
    });

    it('takes text that is SQL for text', async () => {
      await append(message("a'; drop table events; --", '%_\\'));
      expect((await store.room("a'; drop table events; --")).seq).toBe(1);
    });

    if (keeps)
      it('finds all of it again, epoch and sender’s ids included, when it is opened anew', async () => {
        const sent = { userId: 'u', clientMsgId: 'c' };
        const [before] = await store.append([message('a', 'kept', sent)]);
        await store.revoke({ user: 'u', before: 1 });
        const other = await open();
        expect(await other.revocationsAfter(0)).toEqual(await store.revocationsAfter(0));
        expect(await other.before('a', 2, 10)).toEqual([before?.event]);
        expect((await other.append([message('a', 'kept', sent)]))[0]).toEqual({ ...before, duplicate: true });
        expect((await other.room('elsewhere')).epoch).toBe(before?.epoch);
        await other.close();
      });
  });
}
