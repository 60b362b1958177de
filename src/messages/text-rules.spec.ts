import { cleanText } from './text-rules.js';

const codeOf = (raw: string) => {
  try {
    return cleanText(raw);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the text of a message', () => {
  it.each([
    ['안녕하세요', '안녕하세요'],
    ['안녕'.normalize('NFD'), '안녕'],
    ['  hello \r\n world\t! ', 'hello \n world !'],
    ['<b>not markup</b>', '<b>not markup</b>'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['가'.repeat(500), '가'.repeat(500)],
    ['שָׁלוֹם \u200Fمُحَمَّدٌ ཧཱུྃ ที่', 'שָׁלוֹם \u200Fمُحَمَّدٌ ཧཱུྃ ที่'.normalize('NFC')],
  ])('%j is kept as %j', (raw, kept) => expect(codeOf(raw)).toBe(kept));

  it.each([
    ['empty text', ''],
    ['blanks', ' \n\t '],
    ['Hangul fillers', '\u3164\u115F'],
    ['zero-width characters', '\u200B\u200D\uFEFF'],
    ['501 characters', 'x'.repeat(501)],
    ['as many as fit into a frame', 'x'.repeat(60_000)],
    ['more than 2 KiB', '👩‍👩‍👧‍👦'.repeat(83)],
    ['NUL', 'a\0b'],
    ['a terminal escape', '\u001b[2Jx'],
    ['a lone surrogate', 'a\uD800'],
    ['a text in reverse', '\u202Emoc.knab'],
    ['Zalgo text', `Z${'\u0335\u0489'.repeat(9)}`],
  ])('%s is refused', (_what, raw) => expect(codeOf(raw)).toBe('text_invalid'));

  it('is normalised before it is measured', () =>
    expect(cleanText('각'.repeat(500).normalize('NFD'))).toHaveLength(500));

  it('is as long as it is without the blanks around it', () =>
    expect(cleanText(`${' '.repeat(30_000)}x${'\n'.repeat(30_000)}`)).toBe('x'));
});
