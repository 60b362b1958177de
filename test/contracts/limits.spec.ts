import { Counters } from '../../src/limits/counters.js';
import { Turns } from '../../src/limits/turns.js';
import { describeWithOwnRedis } from '../support/redis.js';
import { readyRedis } from '../support/redis-ready.js';
import { describeCounters } from './counters.contract.js';
import { describeTurns, turnOf } from './turns.contract.js';

describeCounters('a node’s own', async () => new Counters(undefined));
describeTurns('a node’s own', async () => new Turns(undefined));

describeWithOwnRedis('over Redis', (redis) => {
  const fresh = async () => {
    const connection = await readyRedis(redis().url);
    await connection.flushall();
    return connection;
  };
  describeCounters('what nodes share', async () => new Counters(await fresh()));
  describeTurns('what nodes share', async () => new Turns(await fresh()));

  describe('while Redis does not answer', () => {
    afterEach(() => redis().resume());

    it('a node goes on with what it has counted', async () => {
      const counters = new Counters(await fresh());
      const three = [{ key: 'a', times: 3, withinMs: 60_000 }];
      await counters.spend(three);
      redis().pause();
      expect(await counters.spend(three)).toBe(0);
      expect(await counters.spend(three)).toBe(0);
      expect(await counters.spend(three)).toBeGreaterThan(0);
    });

    it('a node goes on with the turns that it has given', async () => {
      const turns = new Turns(await fresh());
      await turns.take([turnOf('a')], '1');
      redis().pause();
      await expect(turns.take([turnOf('a')], '2')).rejects.toMatchObject({ code: 'slow_mode' });
      await turns.take([turnOf('a')], '1');
    });

    it('only the first second is waited for', async () => {
      const connection = await fresh();
      const counters = new Counters(connection);
      const any = [{ key: 'a', times: 1_000, withinMs: 60_000 }];
      redis().pause();
      await counters.spend(any);
      while (connection.status === 'ready') await counters.spend(any);
      const began = performance.now();
      for (let i = 0; i < 100; i++) await counters.spend(any);
      expect(performance.now() - began).toBeLessThan(400);
    });
  });
});
