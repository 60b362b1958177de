import { setImmediate as nextTurn } from 'node:timers/promises';
import { Line } from './line.js';

/** Has so many join the line, and returns who has been let in so far. */
function joining(line: Line, count: number, letIn: number[] = []): number[] {
  for (let n = 0; n < count; n++) void line.join().then(() => letIn.push(n));
  return letIn;
}

describe('a line', () => {
  it('lets nobody in before it is told to, and then all, in their order', async () => {
    const line = new Line();
    const letIn = joining(line, 120);
    await nextTurn();
    expect(letIn).toEqual([]);
    await line.letIn();
    expect(letIn).toEqual(Array.from({ length: 120 }, (_, n) => n));
    expect(line.length).toBe(0);
  });

  it('lets the event loop turn to other things on the way', async () => {
    const line = new Line();
    const letIn = joining(line, 120);
    const done = line.letIn();
    await nextTurn();
    expect(letIn.length).toBeGreaterThan(0);
    expect(letIn.length).toBeLessThan(120);
    await done;
  });

  it('ends also where somebody joins all the time, and leaves nobody standing', async () => {
    const line = new Line();
    let joined = 0;
    const again = (): void => {
      joined += 1;
      if (joined < 1_000) void line.join().then(again);
    };
    again();
    await line.letIn();
    expect(joined).toBeLessThan(10);
  });
});
