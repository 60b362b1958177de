import { WordFilter } from '../../dist/filters/word-filter.js';
import { cleanNickname } from '../../dist/identity/nickname-rules.js';
import { nicknameSkeleton } from '../../dist/identity/nickname-skeleton.js';
import { isEmotesOnly } from '../../dist/messages/emotes.js';
import { hasLink } from '../../dist/messages/links.js';
import { sameText } from '../../dist/messages/same-text.js';
import { cleanText } from '../../dist/messages/text-rules.js';
import { TEXTS } from './texts.mjs';

const ROUNDS = 15;

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

/** The other filters, which refuse texts of that length after they have looked at them. */
const OTHERS = {
  'text rules': cleanText,
  links: hasLink,
  'emotes only': isEmotesOnly,
  'the same again': sameText,
  'nickname rules': cleanNickname,
  'nicknames that look alike': nicknameSkeleton,
};

/** For each other filter the text that it takes longest for, and the milliseconds of processor. */
export function slowest() {
  return Object.entries(OTHERS).map(([filter, look]) => {
    const all = Object.entries(TEXTS).map(([text, content]) => ({
      filter,
      text,
      ...timed((round) => {
        try {
          // Another one each time: some remember what they were asked.
          look(content + round);
        } catch {
          // Refused, as it is meant to be.
        }
      }),
    }));
    return all.sort((a, b) => b.best - a.best)[0];
  });
}

/** @param {(round: number) => void} act */
function timed(act) {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const began = process.cpuUsage();
    act(round);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1_000;
  }).sort((a, b) => a - b);
  return { best: times[0] ?? 0, median: times[ROUNDS >> 1] ?? 0 };
}
