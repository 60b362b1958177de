import { isEmotesOnly } from './emotes.js';

describe('nothing but emotes', () => {
  it.each(['😂', '😂😂 🎉\n❤️', '❤ ☀ ✌🏽', '👩‍👩‍👧‍👦', '👁‍🗨', '🇰🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿', '1️⃣#️⃣', ':wave:', ':wave::Kappa_2: 🎉'])(
    'is %j',
    (text) => expect(isEmotesOnly(text)).toBe(true),
  );

  it.each([
    'ㅋㅋㅋ',
    'hi 😂',
    '😂!',
    '1',
    '#',
    ':)',
    '::',
    'a:wave:b',
    ':안녕:',
    ': wave :',
    `:${'x'.repeat(33)}:`,
    '🏴a',
    '🇰',
  ])('is not %j', (text) => expect(isEmotesOnly(text)).toBe(false));
});
