import { byCharacter } from './by-character.js';

const change = (text: string) => text.normalize('NFKC').toLowerCase();

describe('a change character by character', () => {
  it.each([
    '',
    '안녕 Hello ㅋㅋㅋ',
    'ﷺ ｆｕｌｌ Ⅷ',
    'ㅅㅏㄱㅘ ﾶ\uffc2',
    '사과'.normalize('NFD'),
    'e\u0301e a\u0323\u0302 \u0301',
    'か\u3099 각\u11a8 가\u11a8',
    '😂a😂\u0301 𝓯𝓾 \ud800\udc00\ud800',
    'ΟΔΟΣ ΣΑΣ a𝚺 ΑϹ',
    'İıẞ',
  ])('is that of the whole text: %j', (text) => expect(byCharacter(change)(text)).toBe(change(text)));

  it('makes no more of a character the second time', () => {
    const twice = byCharacter(change);
    expect([twice('Ａﷺ'), twice('ﷺＡ')]).toEqual([change('Ａﷺ'), change('ﷺＡ')]);
  });
});
