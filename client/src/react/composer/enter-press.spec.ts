import { describe, expect, test } from '@jest/globals';
import { EnterPress, type EnterDown, type Verdict } from './enter-press.js';

const plain: EnterDown = { shiftKey: false, repeat: false, isComposing: false, keyCode: 13 };
const taken: EnterDown = { ...plain, isComposing: true, keyCode: 229 };

/** How often a sequence of events sends. */
function sends(...events: ((press: EnterPress) => Verdict | void)[]): number {
  const press = new EnterPress();
  return events.filter((event) => event(press) === 'send').length;
}

const down =
  (key: EnterDown = plain) =>
  (press: EnterPress) =>
    press.keyDown(key);
const up = (press: EnterPress) => press.keyUp();
const other = (press: EnterPress) => press.otherKeyDown();
const end = (data: string) => (press: EnterPress) => press.compositionEnd(data);
const settled = (press: EnterPress) => press.compositionSettled();

describe('without a composition', () => {
  test('each press sends once, however long it is held', () => {
    expect(sends(down(), down({ ...plain, repeat: true }), up, down(), up)).toBe(2);
  });

  test('with Shift it is a new line', () => {
    expect(sends(down({ ...plain, shiftKey: true }), up)).toBe(0);
    const press = new EnterPress();
    press.keyDown({ ...plain, shiftKey: true });
    expect(press.lineBreak()).toBe('leave');
  });
});

describe('in the middle of a Hangul syllable', () => {
  test('one press sends when the syllable is finished, and not before', () => {
    const press = new EnterPress();
    expect(press.keyDown(taken)).toBe('leave');
    expect(press.compositionEnd('녕')).toBe('send');
  });

  test('a second, plain Enter for the same press does not send again (macOS, Windows)', () => {
    expect(sends(down(taken), end('녕'), settled, down(), up)).toBe(1);
  });

  test('a line break for the same press is swallowed (Linux)', () => {
    const press = new EnterPress();
    press.keyDown(taken);
    press.compositionEnd('녕');
    expect(press.lineBreak()).toBe('swallow');
  });

  test('a line break sends at once where the composition goes on after it', () => {
    const press = new EnterPress();
    press.keyDown(taken);
    expect(press.lineBreak()).toBe('send');
    expect(press.compositionEnd('녕')).toBe('leave');
  });

  test('it sends when the composition ends before the keydown (Safari)', () => {
    expect(sends(end('녕'), down({ ...plain, keyCode: 229 }), settled, up)).toBe(1);
  });

  test('the next press sends again', () => {
    expect(sends(down(taken), end('녕'), settled, up, down(), up)).toBe(2);
    expect(sends(down(taken), up, end('녕'), settled, down(), up)).toBe(2);
  });

  test('it does not send when one types on', () => {
    expect(sends(down(taken), up, other, end('녕'), settled)).toBe(0);
  });
});

describe('an Enter that only confirms a candidate', () => {
  test.each(['日本語', 'こんにちは', '你好', '漢'])('does not send: %s', (chosen) => {
    expect(sends(down(taken), end(chosen), settled, up)).toBe(0);
    expect(sends(end(chosen), down({ ...plain, keyCode: 229 }), settled, up)).toBe(0);
  });

  test('the next one sends', () => {
    expect(sends(down(taken), end('日本語'), settled, up, down(), up)).toBe(1);
  });
});
