import { WordFilter } from '../../src/filters/word-filter.js';
import { assignedNickname } from '../../src/identity/assigned-nickname.js';
import { read } from '../docs/pages.js';

/** The lines of a list, without its headings. */
const linesOf = (name: string): string[] =>
  read(`test/filters/lists/${name}.txt`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => line.normalize('NFC'));

const filter = new WordFilter([
  { name: 'ko', action: 'block', starter: 'ko' },
  { name: 'en', action: 'block', starter: 'en' },
]);
const isBad = (text: string) => filter.find(text).length > 0;

describe('the lists that the server comes with', () => {
  it.each(['bad.ko', 'bad.en'])('find at least 98 of 100 lines of %s', (name) => {
    const lines = linesOf(name);
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter(isBad).length / lines.length).toBeGreaterThanOrEqual(0.98);
  });

  it.each(['innocent.ko', 'innocent.en'])('take at most 2 of 100 lines of %s for bad', (name) => {
    const lines = linesOf(name);
    expect(lines.length).toBeGreaterThan(300);
    expect(lines.filter(isBad).length / lines.length).toBeLessThanOrEqual(0.02);
  });

  it('leave the nicknames alone that the server gives', () => {
    const names = Array.from({ length: 2_000 }, (_, i) => assignedNickname(i % 2 === 0 ? 'ko' : 'en'));
    expect(names.filter(isBad)).toEqual([]);
  });
});
