import type { SlowMode, SlowSend } from '../../src/limits/slow-mode.js';

const send = (clientMsgId: string, more: Partial<SlowSend> = {}): SlowSend => ({
  room: 'lobby',
  userId: 'user',
  seconds: 30,
  clientMsgId,
  ...more,
});

/** What slow mode promises. @param open one that nobody has had a turn in yet */
export function describeSlowMode(name: string, open: () => Promise<SlowMode>): void {
  describe(`${name}, as slow mode`, () => {
    let slowMode: SlowMode;
    beforeEach(async () => void (slowMode = await open()));
    const wait = async (...args: Parameters<typeof send>) => (await slowMode.take(send(...args))).waitMs;

    it('gives each user one turn in each room', async () => {
      expect(await wait('a')).toBe(0);
      expect(await wait('b')).toBeGreaterThan(29_000);
      expect(await wait('b', { userId: 'other' })).toBe(0);
      expect(await wait('b', { room: 'elsewhere' })).toBe(0);
    });

    it('gives one turn, however many ask for it at the same moment', async () => {
      const waits = await Promise.all(Array.from({ length: 20 }, (_, i) => wait(`${i}`)));
      expect(waits.filter((one) => one === 0)).toHaveLength(1);
    });

    it('leaves a message the turn that it has, and no longer for asking again', async () => {
      await wait('a', { seconds: 1 });
      expect(await wait('a', { seconds: 1 })).toBe(0);
      const left = await wait('b', { seconds: 1 });
      await new Promise((resolve) => setTimeout(resolve, left));
      expect(await wait('b', { seconds: 1 })).toBe(0);
    });

    it('takes a turn back, for another message to have', async () => {
      const turn = await slowMode.take(send('a'));
      await turn.giveBack();
      expect(await wait('b')).toBe(0);
    });

    it('takes none back from a message that had it before, nor from one that never had it', async () => {
      await slowMode.take(send('a'));
      for (const id of ['a', 'b']) await (await slowMode.take(send(id))).giveBack();
      expect(await wait('b')).toBeGreaterThan(0);
    });

    it('begins anew where the interval is another', async () => {
      await wait('a', { seconds: 300 });
      expect(await wait('b', { seconds: 5 })).toBe(0);
    });
  });
}
