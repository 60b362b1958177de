import { LoopDelay } from './loop-delay.js';

describe('the delay of the event loop', () => {
  function delayAt() {
    const time = { now: 0 };
    const delay = new LoopDelay(() => time.now);
    expect(delay.ms).toBe(0);
    return { time, delay };
  }

  it('is nothing while the loop is in time', () => {
    const { time, delay } = delayAt();
    for (let i = 0; i < 100; i++) {
      time.now += 50;
      delay.look();
    }
    expect(delay.ms).toBe(0);
  });

  it('is seen before the timer comes to see it', () => {
    const { time, delay } = delayAt();
    time.now += 450;
    expect(delay.ms).toBe(400);
  });

  it('is the worst of the last second', () => {
    const { time, delay } = delayAt();
    time.now += 350;
    delay.look();
    for (let i = 0; i < 10; i++) {
      time.now += 60;
      delay.look();
    }
    expect(delay.ms).toBe(300);
    for (let i = 0; i < 10; i++) {
      time.now += 60;
      delay.look();
    }
    expect(delay.ms).toBe(10);
  });

  it('is not watched while nobody asks for it', () => {
    const { time, delay } = delayAt();
    time.now += 1_000;
    delay.look();
    expect(delay.ms).toBe(0);
    time.now += 350;
    expect(delay.ms).toBe(300);
  });

  it('is measured', () => {
    const delay = new LoopDelay(() => performance.now());
    expect(delay.ms).toBe(0);
    const until = performance.now() + 150;
    while (performance.now() < until);
    expect(delay.ms).toBeGreaterThan(50);
    delay.onApplicationShutdown();
  });
});
