import { WordFilter } from '../../dist/filters/word-filter.js';
import { cleanNickname } from '../../dist/identity/nickname-rules.js';
import { nicknameSkeleton } from '../../dist/identity/nickname-skeleton.js';
import { ReservedNicknames } from '../../dist/identity/reserved-nicknames.js';
import { isEmotesOnly } from '../../dist/messages/emotes.js';
import { hasLink } from '../../dist/messages/links.js';
import { sameText } from '../../dist/messages/same-text.js';
import { cleanText } from '../../dist/messages/text-rules.js';
import { MANY_LISTS, TEXTS } from './texts.mjs';

const ROUNDS = 15;

/** For each text the milliseconds of processor that a filter takes: those of the quickest round, and of the median one. */
export function speeds() {
  /** @type {import('../../src/contract/filters.js').FilterList[]} */
  const starters = [
    { name: 'ko', action: 'mask', starter: 'ko' },
    { name: 'en', action: 'mask', starter: 'en' },
  ];
  /** @type {import('../../src/contract/filters.js').FilterList[]} */
  const manyLists = MANY_LISTS.map((words, list) => ({ name: `list ${list}`, action: 'mask', words }));
  const filters = {
    starters: new WordFilter(starters),
    'and 40,000 words': new WordFilter([...starters, ...manyLists]),
  };
  return Object.entries(TEXTS).flatMap(([text, content]) =>
    Object.entries(filters).map(([lists, filter]) => ({
      text,
      lists,
      ...timed(() => filter.judge(content)),
    })),
  );
}

const reserved = new ReservedNicknames();

/** The other filters, which refuse texts of that length after they have looked at them. */
const OTHERS = {
  'text rules': cleanText,
  links: hasLink,
  'emotes only': isEmotesOnly,
  'the same again': sameText,
  'nickname rules': cleanNickname,
  // These are asked about what the rules let through.
  'nicknames that look alike': (/** @type {string} */ name) => nicknameSkeleton(cleanNickname(name)),
  'reserved nicknames': (/** @type {string} */ name) => reserved.has(cleanNickname(name)),
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
