import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChatStore, Entry, Stored } from '../../src/store/chat-store.js';
import { message } from './chat-store.contract.js';

const NODES = 3;

/** What a store promises besides where several nodes use it at once. @param open a store on one database for all, empty at first */
export function describeSharedStore(name: string, open: () => Promise<ChatStore>): void {
  describe(`${name}, as a store of several nodes`, () => {
    let stores: ChatStore[];
    // They start at once on a database that is empty: each of the tests below is one of that, too.
    beforeEach(async () => void (stores = await Promise.all(Array.from({ length: NODES }, open))));
    afterEach(() => Promise.all(stores.map((store) => store.close())));

    it('has one epoch, whichever node made it', async () => {
      const epochs = await Promise.all(stores.map(async (store) => (await store.room('nowhere')).epoch));
      expect(new Set(epochs).size).toBe(1);
      expect(epochs[0]).not.toBe('');
    });

    it('gives out each seq once and leaves no hole while all write to overlapping rooms', async () => {
      const rooms = Array.from({ length: 8 }, (_, i) => `room-${i}`);
      const batch = (node: number, n: number): Entry[] => {
        const crossing = node % 2 === 0 ? rooms : [...rooms].reverse();
        return crossing.slice(n % 4).map((room) => message(room, `${node} ${n} ${room}`));
      };
      const write = async (store: ChatStore, node: number) => {
        for (let n = 0; n < 30; n += 1) await store.append(batch(node, n));
      };
      await Promise.all(stores.map(write));
      const heads = await (stores[0] as ChatStore).heads(rooms);
      for (const room of rooms) {
        const events = await (stores[1] as ChatStore).before(room, Infinity, 1_000);
        const { seq = 0 } = heads.get(room) ?? {};
        expect(events.map((event) => event.seq)).toEqual(Array.from({ length: seq }, (_, i) => i + 1));
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
      }
      expect([...heads.values()].reduce((sum, { seq }) => sum + seq, 0)).toBe(
        NODES * Array.from({ length: 30 }, (_, n) => batch(0, n).length).reduce((a, b) => a + b),
      );
    });

    it('stores once what one sender sends to several nodes at once, and tells all of them the same', async () => {
      for (let n = 0; n < 20; n += 1) {
        const sent = { userId: 'u', clientMsgId: `c${n}` };
        const stored = await Promise.all(
          stores.map(async (store, node) => {
            const others = [message('b', `${node}`), message('a', `${node}`)];
            const entries = [...others, message('a', 'once', sent), message('0', `${node}`)];
            return (await store.append(node === 0 ? entries : entries.reverse())).find(isOnce) as Stored;
          }),
        );
        expect(new Set(stored.map(({ event }) => JSON.stringify(event))).size).toBe(1);
        expect(stored.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
      }
      expect((await (stores[0] as ChatStore).room('a')).seq).toBe(20 * (NODES + 1));
    });

    it('shows revocations in the order of their numbers, however many nodes revoke at once', async () => {
      const seen: number[] = [];
      const watching = async (store: ChatStore) => {
        while (seen.length < NODES * 30)
          seen.push(...(await store.revocationsAfter(seen.at(-1) ?? 0)).map(({ number }) => number));
      };
      const revoking = async (store: ChatStore, node: number) => {
        for (let n = 0; n < 30; n += 1) await store.revoke({ user: `${node} ${n}`, before: n });
      };
      await Promise.all([...stores.map(revoking), watching(stores[0] as ChatStore)]);
      expect(seen).toEqual(Array.from({ length: NODES * 30 }, (_, i) => i + 1));
    });
  });
}

function isOnce({ event }: Stored): boolean {
  return event.type === 'message' && event.text === 'once';
}
