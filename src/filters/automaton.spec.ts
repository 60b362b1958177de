import { Automaton } from './automaton.js';
import { numberIn } from './ends.js';
import { atOnce } from './slices.js';

/** A small generator, so that a failure can be seen again. */
function numbers(seed: number) {
  let drawn = seed;
  return (below: number) => (drawn = (drawn * 48271) % 2147483647) % below;
}

const row = (draw: (below: number) => number, length: number, alphabet: number) =>
  Array.from({ length }, () => 1 + draw(alphabet));

function foundBy(words: number[][], text: number[]): string[] {
  const found: string[] = [];
  const starts = words.reduce((ends, word) => [...ends, (ends.at(-1) ?? 0) + word.length], [0]);
  const rows = { symbols: Int32Array.from(words.flat()), starts };
  const automaton = atOnce(Automaton.of(rows));
  const { count, lasts, words: longest } = automaton.find(Int32Array.from(text), text.length);
  for (let i = 0; i < count; i++)
    for (let word = longest[i] ?? 0; word !== 0; word = automaton.shorterThan(word))
      for (const row of automaton.rowsOf(numberIn(word))) found.push(`${row} ${lasts[i]}`);
  return found.sort();
}

function foundByLooking(words: number[][], text: number[]): string[] {
  const found: string[] = [];
  words.forEach((word, index) => {
    for (let at = 0; at + word.length <= text.length; at++)
      if (word.every((symbol, i) => text[at + i] === symbol)) found.push(`${index} ${at + word.length - 1}`);
  });
  return found.sort();
}

describe('the automaton', () => {
  it.each([1, 2, 3, 4, 5, 6])('finds what a look at every place finds, and nothing else (%i)', (seed) => {
    const draw = numbers(seed);
    const alphabet = seed % 2 === 0 ? 3 : 120;
    const words = Array.from({ length: 400 }, () => row(draw, 1 + draw(7), alphabet));
    const text = Array.from({ length: 60 }, () => [
      ...row(draw, 5, alphabet),
      ...(words[draw(400)] ?? []),
    ]).flat();
    const found = foundBy(words, text);
    expect(found).toEqual(foundByLooking(words, text));
    expect(found.length).toBeGreaterThan(60);
  });

  it('finds nothing where there are no words', () => expect(foundBy([], [1, 2, 3])).toEqual([]));
});
