import { LoopDelay } from './loop-delay.js';

describe('the delay of the event loop', () => {
  function delayAt() {
    const time = { now: 0 };
    return { time, delay: new LoopDelay(() => time.now) };
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

  it('is measured from the start of the app to its end', () => {
    const delay = new LoopDelay(() => performance.now());
    delay.onModuleInit();
    const until = performance.now() + 150;
    while (performance.now() < until);
    expect(delay.ms).toBeGreaterThan(50);
    delay.onApplicationShutdown();
  });
});
