import type { Sanction } from '../store/moderation-records.js';
import { Standing } from './standing.js';

const standing = (...sanctions: Partial<Sanction>[]) =>
  new Standing(
    {
      sanctions: sanctions.map((sanction) => ({
        target: 'user:u',
        kind: 'ban',
        rank: 1,
        action: 'a',
        ...sanction,
      })),
      roles: new Map([['m', 'moderator']]),
      readAt: 1_000,
    },
    50,
  );

describe('who may speak in a room', () => {
  it('tells those who are banned, and nobody else', () => {
    expect(standing({}).against({ id: 'u', rank: 0 }, 'ban', 60)).toMatchObject({ action: 'a' });
    expect(standing({}).against({ id: 'U', rank: 0 }, 'ban', 60)).toBeUndefined();
    expect(standing({}).against({ id: 'u', rank: 0 }, 'timeout', 60)).toBeUndefined();
    expect(standing({}).roleOf('m')).toBe('moderator');
  });

  it('counts what is left by the clock of the database, not by this node’s', () => {
    const timedOut = standing({ kind: 'timeout', until: 1_500 });
    expect(timedOut.against({ id: 'u', rank: 0 }, 'timeout', 549)?.until).toBe(550);
    expect(timedOut.against({ id: 'u', rank: 0 }, 'timeout', 550)).toBeUndefined();
  });

  it.each([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.0/24', '203.0.113.9', true],
    ['203.0.113.0/24', '203.0.114.9', false],
    ['2001:db8::/32', '2001:db8:1:2::/64', true],
    ['2001:db8:1:2::/64', '2001:db8:1:2::/64', true],
    ['2001:db8:1:2::/64', '2001:db8:1:3::/64', false],
    ['0.0.0.0/0', '2001:db8:1:3::/64', false],
    ['203.0.113.0/24', 'unknown', false],
  ])('by %s knows %s: %s', (target, address, known) => {
    const sanctioned = standing({ target: `address:${target}` });
    expect(sanctioned.against({ id: 'guest:1', address, rank: 0 }, 'ban', 60) !== undefined).toBe(known);
  });

  it('names the one that lasts longest', () => {
    const both = standing({ kind: 'ban', until: 1_100 }, { kind: 'ban', target: 'address:192.0.2.1' });
    expect(both.against({ id: 'u', address: '192.0.2.1', rank: 0 }, 'ban', 60)?.until).toBe(Infinity);
  });

  it('holds nothing against those who rank as high as whoever gave it', () => {
    expect(standing({}).against({ id: 'u', rank: 1 }, 'ban', 60)).toBeUndefined();
    expect(standing({ rank: 2 }).against({ id: 'u', rank: 1 }, 'ban', 60)).toBeDefined();
  });
});
