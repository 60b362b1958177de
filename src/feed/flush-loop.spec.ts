import { Alarm } from './alarm.js';
import { Audience, type Seat } from './audience.js';
import { FlushBudget } from './flush-budget.js';
import { FlushLoop } from './flush-loop.js';
import { RoomLog } from './room-log.js';

const nobody = { sanctions: [], roles: new Map(), readAt: 0 };

function audienceOf(budget: FlushBudget, seats: number): Audience {
  const log = new RoomLog('r', { epoch: 'e', seq: 0, exists: true, standing: nobody }, [], 10);
  const audience = new Audience(log.forViewers, budget.roomCredit(), new Alarm(() => undefined), undefined);
  for (let i = 0; i < seats; i++) {
    const viewer = { id: `${i}` };
    audience.enter({ viewer, connection: {}, position: 0, stalledAt: 0 } as unknown as Seat);
  }
  return audience;
}

describe('the flush loop', () => {
  it('sends what came in between the slices of a flush, also where the room is out of credit', async () => {
    const budget = new FlushBudget(30, () => performance.now());
    const audience = audienceOf(budget, 100);
    let flushes = 0;
    await new Promise<void>((resolve) => {
      const loop = new FlushLoop(budget, () => {
        if (++flushes === 2) resolve();
        const write = ([first]: readonly Seat[]) => {
          if (first?.viewer.id !== '0' || flushes > 1) return;
          setImmediate(() => loop.add(audience));
          const until = performance.now() + 10;
          while (performance.now() < until);
        };
        return { hasEvents: true, write };
      });
      budget.spend(audience.credit, 10_000);
      loop.add(audience);
    });
    expect(flushes).toBe(2);
  });

  it('writes to whoever is still there, once each, and at once where it is told to finish', () => {
    const budget = new FlushBudget(1_000, () => performance.now());
    const audience = audienceOf(budget, 200);
    const written: string[] = [];
    const write = (seats: readonly Seat[]) => {
      written.push(...seats.map(({ viewer }) => viewer.id));
      audience.leave('199');
    };
    const loop = new FlushLoop(budget, () => ({ hasEvents: true, write }));
    budget.spend(audience.credit, 10_000);
    loop.add(audience);
    loop.finish(audience);
    expect(written).toEqual(Array.from({ length: 199 }, (_, i) => `${i}`));
  });

  it('tells of the flushes that had events, and not of a pulse that goes by itself', () => {
    const budget = new FlushBudget(1_000, () => performance.now());
    const audience = audienceOf(budget, 1);
    const waits = [true, false];
    const told: boolean[] = [];
    const begin = () => {
      const hasEvents = waits.shift();
      return hasEvents === undefined ? undefined : { hasEvents, write: () => undefined };
    };
    const loop = new FlushLoop(budget, begin, ({ hasEvents }) => told.push(hasEvents));
    loop.finish(audience);
    loop.finish(audience);
    expect([waits, told]).toEqual([[], [true]]);
  });
});
