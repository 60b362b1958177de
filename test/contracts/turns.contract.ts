import type { ChatError } from '../../src/chat/chat-error.js';
import type { TurnOf, Turns } from '../../src/limits/turns.js';

export const turnOf = (key: string, more: Partial<TurnOf> = {}): TurnOf => ({
  key,
  seconds: 30,
  refusal: 'slow_mode',
  ...more,
});

/** What turns promise. @param open ones that nobody has had yet */
export function describeTurns(name: string, open: () => Promise<Turns>): void {
  describe(`${name}, as turns`, () => {
    let turns: Turns;
    beforeEach(async () => void (turns = await open()));

    /** How long the message has to wait; 0 where it has the turn. */
    const wait = (message: string, ...wanted: TurnOf[]): Promise<number> =>
      turns.take(wanted.length ? wanted : [turnOf('a')], message).then(
        () => 0,
        (refusal: ChatError) => refusal.retryAfterMs ?? NaN,
      );

    it('gives each key to one message', async () => {
      expect(await wait('1')).toBe(0);
      expect(await wait('2')).toBeGreaterThan(29_000);
      expect(await wait('2', turnOf('b'))).toBe(0);
    });

    it('gives one turn, however many ask for it at the same moment', async () => {
      const waits = await Promise.all(Array.from({ length: 20 }, (_, i) => wait(`${i}`)));
      expect(waits.filter((one) => one === 0)).toHaveLength(1);
    });

    it('leaves a message the turn that it has, and no longer for asking again', async () => {
      const second = turnOf('a', { seconds: 1 });
      await wait('1', second);
      expect(await wait('1', second)).toBe(0);
      const left = await wait('2', second);
      // A timer may fire a millisecond early, and Redis tells whole ones.
      await new Promise((resolve) => setTimeout(resolve, left + 2));
      expect(await wait('2', second)).toBe(0);
    });

    it('takes a turn back, for another message to have', async () => {
      const turn = await turns.take([turnOf('a'), turnOf('b')], '1');
      await turn.giveBack();
      expect(await wait('2', turnOf('a'), turnOf('b'))).toBe(0);
    });

    it('takes none back from a message that had it before, nor from one that never had it', async () => {
      await wait('1');
      await (await turns.take([turnOf('a')], '1')).giveBack();
      await wait('2');
      expect(await wait('2')).toBeGreaterThan(0);
    });

    it('gives all that a message needs or none, and says which one was not to be had', async () => {
      await wait('1', turnOf('b'));
      const both = [turnOf('a'), turnOf('b', { refusal: 'duplicate_text' })];
      await expect(turns.take(both, '2')).rejects.toMatchObject({ code: 'duplicate_text' });
      expect(await wait('3', turnOf('a'))).toBe(0);
    });
  });
}
