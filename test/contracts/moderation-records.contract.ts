import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FeedDraft } from '../../src/contract/wire.js';
import type { ChatStore, Entry } from '../../src/store/chat-store.js';
import type { Effect, HeldDraft } from '../../src/store/moderation-records.js';
import { listChange, once } from '../../src/store/once.js';
import { message } from './chat-store.contract.js';

const BACKSTAGE = 'a~backstage';
const said = (text: string, userId: string) => message('a', text, { userId, clientMsgId: `c-${text}` });
const entry = (draft: FeedDraft, ...effects: Effect[]): Entry => ({ room: 'a', draft, effects });
const action = (id: string, more: Partial<Extract<Effect, { do: 'index' }>> = {}): Entry => ({
  room: BACKSTAGE,
  draft: { type: 'action', id, kind: 'timeout' },
  effects: [{ do: 'index', action: id, ...more }],
});

/** What every store keeps for moderators. */
export function describeModerationRecords(name: string, open: () => Promise<ChatStore>): void {
  describe(`${name}, as the records of moderation`, () => {
    let store: ChatStore;
    beforeEach(async () => void (store = await open()));
    afterEach(() => store.close());
    const types = async () => (await store.before('a', 100, 100)).map(({ type }) => type);

    it('has a tombstone where a message was removed, and the message where it was restored', async () => {
      await store.append([said('x', 'u1'), said('y', 'u2')]);
      const removal: FeedDraft = { type: 'message.deleted', message: { id: 'id of x', seq: 1 } };
      await store.append([entry(removal, { do: 'remove', seq: 1, action: 'A' })]);
      expect(await types()).toEqual(['tombstone', 'message', 'message.deleted']);
      expect(await store.sent('a', 'u1', 'c-x')).toMatchObject({ type: 'tombstone', id: 'id of x', seq: 1 });
      expect(await store.moderation.said('a', 1)).toMatchObject({ event: { text: 'x' }, removed: true });
      expect(await store.moderation.removedBy('a', 'A', 10)).toMatchObject([{ seq: 1, text: 'x' }]);
      await store.append([
        entry({ type: 'messages.restored', messages: [] }, { do: 'restore', action: 'A' }),
      ]);
      expect((await types())[0]).toBe('message');
    });

    it('keeps the text of what was removed from whoever sends it again', async () => {
      await store.append([said('x', 'u1')]);
      await store.append([entry({ type: 'room.cleared' }, { do: 'clear', action: 'A' })]);
      const [again] = await store.append([said('x', 'u1')]);
      expect(again).toMatchObject({ duplicate: true, event: { seq: 1, type: 'tombstone' } });
    });

    it('removes what one user said until then, in one room', async () => {
      await store.append([
        said('x', 'u1'),
        said('y', 'u2'),
        message('b', 'z', { userId: 'u1', clientMsgId: 'c' }),
      ]);
      const purge: FeedDraft = { type: 'user.purged', user: { id: 'u1' } };
      await store.append([entry(purge, { do: 'removeBy', userId: 'u1', action: 'A' }), said('later', 'u1')]);
      expect(await types()).toEqual(['tombstone', 'message', 'user.purged', 'message']);
      expect((await store.before('b', 9, 9))[0]?.type).toBe('message');
      expect((await store.moderation.saidBy('a', 'u1', 9)).map(({ removed }) => removed)).toEqual([
        true,
        false,
      ]);
      expect((await store.moderation.saidBy('a', 'u1', 1)).map(({ event }) => event.text)).toEqual(['later']);
    });

    it('removes all that was said until then, and only once what two removed is back is it back', async () => {
      await store.append([said('x', 'u1'), said('y', 'u2')]);
      const remove: Effect = { do: 'remove', seq: 1, action: 'A' };
      await store.append([entry({ type: 'message.deleted', message: { id: 'id of x', seq: 1 } }, remove)]);
      await store.append([entry({ type: 'room.cleared' }, { do: 'clear', action: 'B' }), said('z', 'u1')]);
      expect((await types()).filter((type) => type === 'message')).toHaveLength(1);
      expect(await store.moderation.removedBy('a', 'B', 10)).toMatchObject([{ text: 'y' }]);
      await store.append([
        entry({ type: 'messages.restored', messages: [] }, { do: 'restore', action: 'B' }),
      ]);
      expect((await types()).slice(0, 2)).toEqual(['tombstone', 'message']);
    });

    it('takes what is removed from the room’s pin', async () => {
      const { draft } = said('x', 'u1');
      if (draft.type !== 'message') throw new Error('no message');
      const pinned = { id: draft.id, seq: 1, user: draft.user, text: draft.text };
      const settings = { title: 't', open: true, modes: {}, pinned };
      await store.append([said('x', 'u1'), entry({ type: 'room.updated', room: settings })]);
      expect((await store.room('a')).settings?.pinned).toEqual(pinned);
      const removal: FeedDraft = { type: 'message.deleted', message: { id: draft.id, seq: 1 } };
      await store.append([entry(removal, { do: 'remove', seq: 1, action: 'A' })]);
      expect((await store.room('a')).settings).toEqual({ title: 't', open: true, modes: {} });
    });

    it('knows who is sanctioned while it holds, and until it is lifted, addresses with it', async () => {
      const now = await store.moderation.now();
      const banned: FeedDraft = { type: 'user.banned', user: { id: 'u' } };
      const target = 'user:u';
      await store.append([
        entry(banned, { do: 'sanction', target, kind: 'ban', rank: 1, action: 'A', reason: 'why' }),
        entry(banned, { do: 'sanction', target: 'address:192.0.2.1', kind: 'ban', rank: 1, action: 'A' }),
        entry(banned, {
          do: 'sanction',
          target: 'user:v',
          kind: 'timeout',
          rank: 1,
          until: now - 1,
          action: 'B',
        }),
        entry(banned, {
          do: 'sanction',
          target: 'user:w',
          kind: 'timeout',
          rank: 1,
          until: now + 60_000,
          action: 'C',
        }),
      ]);
      const targets = async () =>
        (await store.moderation.standing('a')).sanctions.map((sanction) => sanction.target).sort();
      expect(await targets()).toEqual(['address:192.0.2.1', 'user:u', 'user:w']);
      expect((await store.room('a')).standing.sanctions).toContainEqual({
        target,
        kind: 'ban',
        until: undefined,
        rank: 1,
        action: 'A',
        reason: 'why',
      });
      expect((await store.moderation.standing('b')).sanctions).toEqual([]);
      await store.append([
        entry(
          { type: 'user.unbanned', user: { id: 'u' } },
          { do: 'lift', target, kinds: ['ban', 'timeout'], action: 'L' },
        ),
      ]);
      expect(await targets()).toEqual(['user:w']);
    });

    describe('a sanction', () => {
      const draft: FeedDraft = { type: 'user.banned' };
      const give = (kind: 'ban' | 'timeout', action: string, until?: number, target = 'user:u') =>
        store.append([entry(draft, { do: 'sanction', target, kind, rank: 1, until, action })]);
      const lift = (action: string) =>
        store.append([entry(draft, { do: 'lift', target: 'user:u', kinds: ['ban', 'timeout'], action })]);
      const revert = (action: string) => store.append([entry(draft, { do: 'revert', action })]);
      const inForce = async () =>
        (await store.moderation.standing('a')).sanctions
          .map(({ target, action }) => `${action} ${target}`)
          .sort();
      const without = async (action: string) =>
        (await store.moderation.sanctionsWithout('a', 'user:u', action)).map((one) => one.action).sort();
      const inMs = async (ms: number) => (await store.moderation.now()) + ms;

      it('holds again where what took its place is undone, and not where it was undone itself', async () => {
        await give('timeout', 'A', await inMs(60_000));
        await give('timeout', 'B', await inMs(30_000));
        await give('timeout', 'C', await inMs(10_000));
        expect([await inForce(), await without('C'), await without('A')]).toEqual([
          ['C user:u'],
          ['B'],
          ['C'],
        ]);
        await revert('B');
        expect(await inForce()).toEqual(['C user:u']);
        await revert('C');
        expect(await inForce()).toEqual(['A user:u']);
        await revert('A');
        expect(await inForce()).toEqual([]);
      });

      it('of another kind, or of another action, is not undone with it', async () => {
        await give('timeout', 'A', await inMs(60_000));
        await give('ban', 'B');
        await revert('A');
        expect(await inForce()).toEqual(['B user:u']);
      });

      it('holds again, with all that ended with it, where its end is undone', async () => {
        await give('timeout', 'A', await inMs(60_000));
        await give('ban', 'B');
        await give('ban', 'B', undefined, 'address:192.0.2.1');
        await lift('L');
        expect([await inForce(), await without('L')]).toEqual([[], ['A', 'B']]);
        await revert('L');
        expect(await inForce()).toEqual(['A user:u', 'B address:192.0.2.1', 'B user:u']);
        expect((await store.moderation.standing('b')).sanctions).toEqual([]);
      });

      it('does not hold again where its end is undone, but it was undone before', async () => {
        await give('ban', 'A');
        await lift('L');
        await revert('A');
        await revert('L');
        expect(await inForce()).toEqual([]);
      });

      it('does not hold again once a shorter one that took its place is over', async () => {
        await give('timeout', 'A', await inMs(60_000));
        await give('timeout', 'B', await inMs(-1));
        expect(await inForce()).toEqual([]);
        await give('timeout', 'C', await inMs(60_000));
        await revert('C');
        expect(await inForce()).toEqual([]);
      });

      it('covers an address for as long as it holds, and no more once another node has lifted it', async () => {
        const cover = (target: string): Promise<unknown> =>
          store.append([entry(draft, { do: 'cover', target, action: 'A' })]);
        await give('ban', 'A');
        await cover('address:192.0.2.1');
        expect(await inForce()).toEqual(['A address:192.0.2.1', 'A user:u']);
        await lift('L');
        await cover('address:192.0.2.2');
        expect(await inForce()).toEqual([]);
      });
    });

    it('finds the actions that banned an address by what it is, while they hold', async () => {
      const target = 'address:192.0.2.0/24';
      const ban = (by: string): Effect => ({ do: 'sanction', target, kind: 'ban', rank: 1, action: by });
      const found = async () => (await store.moderation.addressBans('a', BACKSTAGE, 2)).map(({ id }) => id);
      await store.append([entry({ type: 'user.banned' }, ban('A')), action('A')]);
      await store.append([entry({ type: 'user.banned' }, ban('B')), action('B', { target: 'u' })]);
      await store.append([entry({ type: 'user.banned' }, ban('C')), action('C')]);
      expect(await found()).toEqual(['C', 'A']);
      expect(await store.moderation.addressBans('b', BACKSTAGE, 2)).toEqual([]);
      const lift: Effect = { do: 'lift', target, kinds: ['ban'], action: 'L' };
      await store.append([entry({ type: 'user.unbanned' }, lift)]);
      expect(await found()).toEqual([]);
    });

    it('has the latest sanction of a kind, and the latest role', async () => {
      const draft: FeedDraft = { type: 'user.role', user: { id: 'u' } };
      const ban = (by: string): Effect => ({
        do: 'sanction',
        target: 'user:u',
        kind: 'ban',
        rank: 1,
        action: by,
      });
      await store.append([entry(draft, ban('A'), ban('B'), { do: 'grant', userId: 'u', role: 'vip' })]);
      await store.append([entry(draft, { do: 'grant', userId: 'u', role: 'moderator' })]);
      const { sanctions, roles } = await store.moderation.standing('a');
      expect(sanctions.map((sanction) => sanction.action)).toEqual(['B']);
      expect([...roles]).toEqual([['u', 'moderator']]);
      await store.append([entry(draft, { do: 'grant', userId: 'u', role: undefined })]);
      expect((await store.moderation.standing('a')).roles.size).toBe(0);
    });

    it('finds actions by id, by whom and on whom, and whether they are undone', async () => {
      await store.append([
        action('A', { moderator: 'm', target: 'u' }),
        action('B', { moderator: 'm' }),
        action('C', { moderator: 'n', target: 'u', undoes: 'A' }),
      ]);
      const ids = (actions: { id: string }[]) => actions.map(({ id }) => id);
      const { moderation } = store;
      expect(await moderation.action(BACKSTAGE, 'B')).toMatchObject({ id: 'B', seq: 2, type: 'action' });
      expect(await moderation.action('b~backstage', 'B')).toBeUndefined();
      expect(ids(await moderation.actionsOn(BACKSTAGE, 'u', 10))).toEqual(['A', 'C']);
      expect(ids(await moderation.actionsOn(BACKSTAGE, 'u', 1))).toEqual(['C']);
      expect(ids(await moderation.actionsBy(BACKSTAGE, 'm', 0))).toEqual(['A', 'B']);
      expect(await moderation.actionsBy(BACKSTAGE, 'm', (await moderation.now()) + 60_000)).toEqual([]);
      expect(await moderation.isUndone(BACKSTAGE, 'A')).toBe(true);
      expect(await moderation.isUndone(BACKSTAGE, 'B')).toBe(false);
    });

    it('keeps a held message once, in order, until it is decided', async () => {
      const draft = said('x', 'u').draft as HeldDraft['draft'];
      const held = (id: string, clientMsgId: string): Entry => ({
        room: BACKSTAGE,
        draft: { type: 'held', id, user: draft.user, text: 'x', why: 'w' },
        effects: [
          { do: 'hold', held: { draft: { ...draft, id }, sent: { userId: 'u', clientMsgId }, why: 'w' } },
        ],
      });
      await store.append([held('1', 'c1'), held('2', 'c2'), held('3', 'c1')]);
      const { moderation } = store;
      expect((await moderation.held(BACKSTAGE, 10)).map((one) => one.draft.id)).toEqual(['1', '2']);
      expect(await moderation.isHeld(BACKSTAGE, 'u', 'c1')).toBe(true);
      expect(await moderation.heldMessage(BACKSTAGE, '2')).toMatchObject({
        seq: 2,
        why: 'w',
        sent: { userId: 'u' },
      });
      const decided: FeedDraft = { type: 'decided', held: '1', decision: 'refuse' };
      const release = (held: string, keepFor?: string): Effect => ({ do: 'release', held, keepFor });
      await store.append([{ room: BACKSTAGE, draft: decided, effects: [release('1', 'A')] }]);
      expect((await moderation.held(BACKSTAGE, 10)).map((one) => one.draft.id)).toEqual(['2']);
      expect(await moderation.isHeld(BACKSTAGE, 'u', 'c1')).toBe(false);
      expect(await moderation.heldUntil(BACKSTAGE, 'A')).toMatchObject({
        draft: { ...draft, id: '1' },
        sent: { userId: 'u', clientMsgId: 'c1' },
        why: 'w',
      });
      await store.append([
        { room: BACKSTAGE, draft: decided, effects: [release('1', 'B'), release('2')] },
        held('1', 'c1'),
      ]);
      expect(await moderation.held(BACKSTAGE, 10)).toMatchObject([{ draft: { id: '1' }, seq: 6 }]);
      expect(await moderation.heldUntil(BACKSTAGE, 'B')).toBeUndefined();
      expect(await moderation.heldUntil('b~backstage', 'A')).toBeUndefined();
    });

    it('does once what two do under one name, and numbers the changes of each room’s word lists so', async () => {
      const list = { name: 'fruit', action: 'mask' as const, words: ['apple'] };
      const change = (name: string, word: string, room = 'a'): Entry => ({
        room,
        draft: { type: 'room.filters' },
        effects: [{ do: 'filter', name: 'fruit', list: { ...list, words: [word] }, keepFor: undefined }],
        sent: once(name),
      });
      const latest = () => store.moderation.latestListChange('a');
      expect(await latest()).toBe(0);
      await store.append([
        change(listChange(1), 'apple'),
        change(listChange(1), 'pear'),
        change(listChange(99), 'plum', 'b'),
      ]);
      await store.append([change(listChange(1), 'fig')]);
      expect(await store.filters('a')).toEqual([list]);
      expect((await store.room('a')).seq).toBe(1);
      expect(await latest()).toBe(1);
      await store.append([change('undo A', 'kiwi')]);
      expect(await latest()).toBe(1);
      await store.append([change(listChange(9), 'fig'), change(listChange(10), 'lime')]);
      expect(await latest()).toBe(10);
      expect(await store.filters('a')).toEqual([{ ...list, words: ['lime'] }]);
    });

    it('knows a word list as it was before each change that it was kept for, or that there was none', async () => {
      const list = (...words: string[]) => ({ name: "o'words", action: 'mask' as const, words });
      const change = (to: ReturnType<typeof list> | undefined, keepFor?: string) =>
        store.append([entry({ type: 'room.filters' }, { do: 'filter', name: "o'words", list: to, keepFor })]);
      await change(list('first', '한글', '\u0000 %_'), 'A');
      await change(list('second'), 'B');
      await change(undefined, 'C');
      await change(list('third'));
      const before = (id: string) => store.moderation.listBefore('a', id);
      expect(await before('A')).toBeNull();
      expect(await before('B')).toEqual(list('first', '한글', '\u0000 %_'));
      expect(await before('C')).toEqual(list('second'));
      expect(await before('D')).toBeUndefined();
      expect(await store.moderation.listBefore('b', 'B')).toBeUndefined();
      expect(await store.filters('a')).toEqual([list('third')]);
    });
  });
}
