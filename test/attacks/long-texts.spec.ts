import { WordFilter } from '../../src/filters/word-filter.js';
import { cleanNickname } from '../../src/identity/nickname-rules.js';
import { nicknameSkeleton } from '../../src/identity/nickname-skeleton.js';
import { ReservedNicknames } from '../../src/identity/reserved-nicknames.js';
import { isEmotesOnly } from '../../src/messages/emotes.js';
import { hasLink } from '../../src/messages/links.js';
import { sameText } from '../../src/messages/same-text.js';
import { cleanText } from '../../src/messages/text-rules.js';

const words = new WordFilter([
  { name: 'ko', action: 'mask', starter: 'ko' },
  { name: 'en', action: 'mask', starter: 'en' },
  {
    name: 'own',
    action: 'mask',
    words: ['*a*', 'ab*', 'abab*', '사과', 'ㅅㅂㅅㅂ'],
    except: ['a b', '시발점'],
  },
]);
const reserved = new ReservedNicknames();

/** Every filter that what somebody writes meets; some refuse it, after they have looked at it. */
const FILTERS: [string, (text: string) => unknown][] = [
  ['word lists', (text) => words.judge(text)],
  ['text rules', cleanText],
  ['links', hasLink],
  ['emotes', isEmotesOnly],
  ['the same text', sameText],
  ['nickname rules', cleanNickname],
  // These are asked about what the rules let through.
  ['look-alike nicknames', (text) => nicknameSkeleton(cleanNickname(text))],
  ['reserved nicknames', (text) => reserved.has(cleanNickname(text))],
];

const STRETCHES = [
  'a', 'ab', 'a.', 'a.zz ', 'a!', '!', '. ', ' . ', ' ', '1.', '18', '5h1$', 'f ', 'motherfuc', '시발', '시1발1', 'ㅅㅣㅂㅏ',
  '뷁', 'ㅋ', 'a\u0300', '\u0300', '\u200b', '😂', '👩‍👩‍👧‍👦', '🇰', '🏴', '1\ufe0f', ':a', ':', '://', '(dot)', '[', 'ﷺ', '\ud800', 'аррӏе',
]; // prettier-ignore

/** The quickest of several rounds, in ms; of another text each, as some remember what they were asked. */
function quickest(look: (text: string) => unknown, text: string): number {
  const rounds = Array.from({ length: 5 }, (_, round) => {
    const begun = performance.now();
    try {
      look(text + String.fromCharCode(0x61 + round));
    } catch {
      // It is refused, as it is meant to be.
    }
    return performance.now() - begun;
  });
  return Math.min(...rounds);
}

/** Ten times as long a text would take a hundred times as long where a filter goes back and forth in it. */
const FAR_FROM_SQUARE = 45;
const NOISE_MS = 0.2;

describe('fifty thousand characters', () => {
  it.each(FILTERS)('take %s no more than in proportion to five thousand', (_name, look) => {
    const grown = STRETCHES.filter((stretch) => {
      const text = stretch.repeat(Math.ceil(50_000 / stretch.length));
      quickest(look, text.slice(0, 5_000));
      const short = quickest(look, text.slice(0, 5_000)) + NOISE_MS;
      return quickest(look, text.slice(0, 50_000)) > FAR_FROM_SQUARE * short;
    });
    expect(grown).toEqual([]);
  });

  it('are refused as a message and as a nickname', () => {
    for (const stretch of STRETCHES) {
      const text = stretch.repeat(Math.ceil(50_000 / stretch.length));
      expect(() => cleanText(text)).toThrow();
      expect(() => cleanNickname(text)).toThrow();
    }
  });
});
