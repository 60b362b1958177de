/**
 * How much the word lists that the server comes with find, what they take for bad that is not, and how long a
 * text of 50,000 characters takes. `npm run filters`.
 */
import { WordFilter } from '../../dist/filters/word-filter.js';
import { readList } from './lists.mjs';
import { slowest, speeds } from './speed.mjs';

const filter = new WordFilter([
  { name: 'ko', action: 'block', starter: 'ko' },
  { name: 'en', action: 'block', starter: 'en' },
]);

for (const name of ['bad.ko', 'bad.en']) {
  const lines = readList(name);
  const missed = lines.filter(({ text }) => filter.find(text).length === 0);
  console.log(share(`${name}, recall`, lines.length - missed.length, lines.length));
  for (const { heading, text } of missed) console.log(`    missed: ${text}  (${heading})`);
}
for (const name of ['innocent.ko', 'innocent.en']) {
  const lines = readList(name);
  const taken = lines.filter(({ text }) => filter.find(text).length > 0);
  console.log(share(`${name}, false positives`, taken.length, lines.length));
  for (const { text } of taken) console.log(`    taken for bad: ${text}  (${filter.find(text)[0]?.word})`);
}

console.log('\n50,000 characters, in ms of processor: the quickest of 15 rounds, and the median');
for (const { text, lists, best, median } of speeds())
  console.log(`    ${text}, ${lists}: ${best.toFixed(1)}, ${median.toFixed(1)}`);

console.log('\nThe other filters, each on the text that it takes longest for');
for (const found of slowest())
  if (found)
    console.log(`    ${found.filter}: ${found.best.toFixed(1)}, ${found.median.toFixed(1)} (${found.text})`);

/**
 * @param {string} what
 * @param {number} part
 * @param {number} all
 */
function share(what, part, all) {
  return `${what}: ${part} of ${all} (${((100 * part) / all).toFixed(1)}%)`;
}
