import { cleanNickname } from './nickname-rules.js';

const codeOf = (raw: string) => {
  try {
    return cleanNickname(raw);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('nicknames', () => {
  it.each([
    ['수달', '수달'],
    ['  Sleepy   Otter ', 'Sleepy Otter'],
    ['ｆｕｌｌｗｉｄｔｈ', 'fullwidth'],
    ['한글', '한글'],
    ['Nguyễn Văn', 'Nguyễn Văn'],
    ['ประยุทธ์', 'ประยุทธ์'],
    ['क्षत्रिय', 'क्षत्रिय'],
    ['🦦🦦', '🦦🦦'],
    ['love❤️', 'love❤'],
    ['x'.repeat(30), 'x'.repeat(30)],
    ['🦦'.repeat(30), '🦦'.repeat(30)],
  ])('takes %j and shows %j', (raw, shown) => expect(codeOf(raw)).toBe(shown));

  it.each([
    ['too short', 'a'],
    ['only spaces', '     '],
    ['too long', 'x'.repeat(31)],
    ['too long once normalised', '\uFDFA'.repeat(3)],
    ['a bidi override', 'abc\u202Etxt'],
    ['a bidi isolate', 'abc\u2066txt'],
    ['a zero-width space', 'ad\u200Bmin'],
    ['a zero-width joiner', 'ad\u200Dmin'],
    ['Hangul fillers', '\u3164\u3164'],
    ['a half-width Hangul filler', 'ab\uFFA0'],
    ['a Hangul choseong filler', 'ab\u115F'],
    ['a stack of combining marks', `Z${'\u0335\u0317\u0310'.repeat(5)}algo`],
    ['a line feed', 'two\nlines'],
    ['a terminal escape', '\u001b[31mred'],
    ['NUL', 'nu\0l'],
    ['a lone surrogate', 'ab\uD83D'],
    ['a private-use character', 'ab\uE000'],
    ['an ideographic space in disguise', 'ab\u2003\u2800'],
    ['punctuation alone', '...!?'],
    ['a tag character', 'ab\u{E0041}'],
  ])('refuses %s', (_why, raw) => expect(codeOf(raw)).toBe('nickname_invalid'));
});
