import { WordFilter } from '../../dist/filters/word-filter.js';
import { readList } from './lists.mjs';

const filter = new WordFilter([
  { name: 'ko', action: 'block', starter: 'ko' },
  { name: 'en', action: 'block', starter: 'en' },
]);
for (const name of ['bad.ko', 'bad.en']) {
  const lines = readList(name);
  const missed = lines.filter(({ text }) => filter.find(text).length === 0);
  console.log(`${name}: ${lines.length - missed.length} of ${lines.length} found`);
  for (const { heading, text } of missed) console.log(`   missed (${heading}): ${text}`);
}
for (const name of ['innocent.ko', 'innocent.en']) {
  const lines = readList(name);
  const wrong = lines.filter(({ text }) => filter.find(text).length > 0);
  console.log(`${name}: ${wrong.length} of ${lines.length} taken for bad`);
  for (const { text } of wrong)
    console.log(`   taken for bad: ${text} (${filter.find(text).map((h) => h.word)})`);
}
