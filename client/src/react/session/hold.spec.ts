import { describe, expect, test } from '@jest/globals';
import { Hold } from './hold.js';

function held() {
  const happened: string[] = [];
  const { take } = new Hold(
    () => happened.push('begin'),
    () => happened.push('end'),
  );
  return { happened, take };
}

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

describe('what is held', () => {
  test('begins once and ends once, however many hold it', async () => {
    const { happened, take } = held();
    const [one, other] = [take(), take()];
    one();
    one();
    await nextTurn();
    expect(happened).toEqual(['begin']);
    other();
    await nextTurn();
    expect(happened).toEqual(['begin', 'end']);
  });

  test('goes on when it is let go and taken again at once', async () => {
    const { happened, take } = held();
    take()();
    const letGo = take();
    await nextTurn();
    expect(happened).toEqual(['begin']);
    letGo();
    await nextTurn();
    take();
    expect(happened).toEqual(['begin', 'end', 'begin']);
  });
});
