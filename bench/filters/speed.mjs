import { WordFilter } from '../../dist/filters/word-filter.js';
import { readList } from './lists.mjs';

const CHARACTERS = 50_000;
const ROUNDS = 15;

/** @param {string} text */
const repeated = (text) => text.repeat(Math.ceil(CHARACTERS / text.length)).slice(0, CHARACTERS);
/** @param {string} name */
const lines = (name) => readList(name).map(({ text }) => text);

/** What people write, and what somebody would who wants the filter to be slow. */
const TEXTS = {
  'innocent Korean': repeated(lines('innocent.ko').join(' ')),
  'innocent English': repeated(lines('innocent.en').join(' ')),
  'disguised words': repeated([...lines('bad.ko'), ...lines('bad.en')].join(' ')),
  'one swear word': repeated('시발 '),
  'one swear word, without spaces': repeated('시발'),
  'beginnings of words': repeated('motherfuc'),
  'letters of Hangul': repeated('ㅅㅣㅂㅏ'),
  'one letter': repeated('a'),
  'one letter, spaced': repeated('f '),
  digits: repeated('18'),
  'signs and digits': repeated('5h1$'),
  'rare characters': repeated('𝓯𝓾𝓬'),
  accents: repeated('a\u0300\u0301\u0302'),
};

/**
 * Twenty lists of as many words as a list may have, made up of syllables.
 * @returns {import('../../src/contract/filters.js').FilterList[]}
 */
function manyWords() {
  const syllables = [...'가나다라마바사아자차카타파하시발병신개새끼지랄놈년'];
  let drawn = 1;
  const draw = () => syllables[(drawn = (drawn * 48271) % 2147483647) % syllables.length];
  return Array.from({ length: 20 }, (_, list) => ({
    name: `list ${list}`,
    action: 'mask',
    words: Array.from({ length: 2_000 }, () => Array.from({ length: 3 + (drawn % 5) }, draw).join('')),
  }));
}

/** For each text the milliseconds of processor that a filter takes: those of the quickest round, and of the median one. */
export function speeds() {
  /** @type {import('../../src/contract/filters.js').FilterList[]} */
  const starters = [
    { name: 'ko', action: 'mask', starter: 'ko' },
    { name: 'en', action: 'mask', starter: 'en' },
  ];
  const filters = {
    starters: new WordFilter(starters),
    'and 40,000 words': new WordFilter([...starters, ...manyWords()]),
  };
  return Object.entries(TEXTS).flatMap(([text, content]) =>
    Object.entries(filters).map(([lists, filter]) => ({
      text,
      lists,
      ...timed(() => filter.judge(content)),
    })),
  );
}

/** @param {() => void} act */
function timed(act) {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  }).sort((a, b) => a - b);
  return { best: times[0] ?? 0, median: times[ROUNDS >> 1] ?? 0 };
}
