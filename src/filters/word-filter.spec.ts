import { WordFilter } from './word-filter.js';

const found = (text: string, words: string[], except: string[] = []) =>
  new WordFilter([{ name: 'list', action: 'mask', words, except }])
    .find(text.normalize('NFC'))
    .map(({ word }) => word);

const masked = (text: string, ...words: string[]) => {
  const verdict = new WordFilter([{ name: 'list', action: 'mask', words }]).judge(text);
  return verdict.do === 'change' ? verdict.text : verdict.do;
};

describe('a word of a list', () => {
  it.each([
    [
      '사과',
      [
        '사과',
        '사과!',
        '(사과)',
        '사과를',
        '사과라고',
        '사 과',
        '사.과',
        '사1과',
        '사ㅋㅋ과',
        '사아과',
        'ㅅㅏ과',
      ],
    ],
    ['사과', ['사과ㅋㅋ', 'ㅅㅏㄱㅗㅏ', '사과'.normalize('NFD'), '사\u200B과', '사🍎과', 'my사과']],
    ['apple', ['apple', 'APPLE', 'apples', 'a p p l e', 'a.p.p.l.e', 'a1p2p3l4e', '4pple', '@pple', 'аррӏе']],
    [
      'apple',
      ['àpplé', 'ａｐｐｌｅ', '𝓪𝓹𝓹𝓵𝓮', 'ⓐⓟⓟⓛⓔ', '🅰🅿🅿🅻🅴', 'aaapple', 'appppple', 'applé를', 'appIe', 'ap ple'],
    ],
    ['apple*', ['applepie', 'apple']],
    ['*apple', ['pineapple']],
    ['ㅅㄱ', ['ㅅㄱ', 'ㅅ ㄱ', 'ㅅㅅㄱㄱ', '아ㅅㄱ', 'ㅅㄱ요']],
    ['buy followers', ['buy followers', 'buyfollowers', 'Buy   F0llowers!']],
    ['18번', ['18번', '18번은']],
    ['яблоко', ['яблоко', 'ЯБЛОКО']],
    ['苹果', ['我吃苹果了', '苹 果']],
    ['book', ['book', 'b o o k', 'boook']],
  ])('%s is found in each of %j', (word, texts) => {
    for (const text of texts) expect([text, found(text, [word])]).toEqual([text, [word]]);
  });

  it.each([
    ['사과', ['사과나무', '감사과', '각사과', '3사과', '사 과장', '싸과', '삭과', '사고과']],
    ['apple', ['pineapple', 'applesauce', 'aple', 'app1']],
    ['god', ['good', 'goods', 'dog']],
    ['ass', ['as', 'as so', 'class', 'assist', '455', 'A55', 'a s']],
    ['penis', ['the pen is red', 'pen is']],
    ['ㅅㄱ', ['삭', '속과', '옷감']],
    ['시ㅂ', ['십']],
    ['18번', ['118번', '18', '번']],
  ])('%s is found in none of %j', (word, texts) => {
    for (const text of texts) expect([text, found(text, [word])]).toEqual([text, []]);
  });

  it('is not made of what is far from each other, wherever the text is read in another way', () => {
    const far = (count: number) => ' b'.repeat(count);
    for (let before = 0; before < 15; before++)
      for (let after = 0; after < 15; after++) {
        const spaced = `1a${far(before)} ap${far(40)} ple${far(after)} 1`;
        const unspaced = `1a${'나'.repeat(before)}사${'나'.repeat(40)}과${'나'.repeat(after)}1`;
        for (const text of [spaced, unspaced])
          expect([text, found(text, ['apple', '*사과*'])]).toEqual([text, []]);
      }
  });

  it('is found beside whatever is read in another way, however far from the last', () => {
    for (const between of [0, 1, 5, 10, 20, 50]) {
      const text = `4pple${' b'.repeat(between)} a1p2ple`;
      expect([text, found(text, ['apple'])]).toEqual([text, ['apple', 'apple']]);
    }
  });

  it('is innocent within an exception, and beside one is not', () => {
    const except = ['apple pie', '사과나무'];
    expect(found('apple pie', ['apple'], except)).toEqual([]);
    expect(found('apple pie and apple', ['apple'], except)).toEqual(['apple']);
    expect(found('사과나무', ['사과*'], except)).toEqual([]);
    expect(found('사과 나무', ['사과*'], except)).toEqual(['사과*']);
    expect(found('apple', ['apple'], ['apple'])).toEqual([]);
  });

  it('is not excused by what another text had', () => {
    const filter = new WordFilter([{ name: 'l', action: 'mask', words: ['사과*'], except: ['사과나무'] }]);
    const places = (text: string) => filter.find(text).map(({ from, to }) => [from, to]);
    expect(places(`${'나무 '.repeat(50)}사과나무, 사과`)).toEqual([[156, 158]]);
    expect(places('사과')).toEqual([[0, 2]]);
    expect(places('사과나무 사과')).toEqual([[5, 7]]);
    expect(places('나무')).toEqual([]);
    expect(places('사과나라')).toEqual([[0, 2]]);
  });

  it('is excused by a room’s exceptions where it is the server’s, and by none in disguise', () => {
    const except = ['시발택시', '병신'];
    const filter = new WordFilter([{ name: 'l', action: 'block', starter: 'ko', except }]);
    const isBad = (text: string) => filter.find(text).length > 0;
    expect(['시발택시', '병신'].map(isBad)).toEqual([false, false]);
    expect(['시발택시 시발', '병1신', '병신 시발'].map(isBad)).toEqual([true, true, true]);
  });

  it('is found however far it is behind the last, and whatever is between', () => {
    for (const between of ['가', ' 가', 'ㄱ ', '1 ', '가!'])
      for (const word of ['사과', '사 과', '사1과', 'ㅅㅏㄱㅗㅏ'])
        expect(found(`사과 ${between.repeat(100)} ${word}`, ['사과'])).toEqual(['사과', '사과']);
  });

  it('excuses nothing in a room’s own list by what the server’s has for innocent', () => {
    const filter = new WordFilter([{ name: 'l', action: 'block', starter: 'ko', words: ['시발점'] }]);
    expect(filter.find('시발점').map(({ word }) => word)).toEqual(['시발점']);
  });
});

describe('a mask', () => {
  it.each([
    ['I said a p p l e!', 'I said * * * * *!'],
    ['사1과를 먹자', '***를 먹자'],
    ['apple🍎apple', '*****🍎*****'],
    ['🅰🅿🅿🅻🅴 ok', '***** ok'],
    ['appppple', '********'],
    ['🅰🅿🅿🅻🅴, 사과, 🍎 🅰pple 🍏', '*****, **, 🍎 ***** 🍏'],
    ['no fruit', 'allow'],
  ])('of %j is %j', (text, result) => expect(masked(text, 'apple', '사과')).toBe(result));

  it('covers words that overlap once', () => expect(masked('abcd', '*abc*', '*bcd*')).toBe('****'));
});

describe('a word of several lists', () => {
  const lists = (action: 'mask' | 'hold') => [
    { name: 'a', action: 'mask' as const, words: ['pear', 'apple', 'apple*', 'apple'] },
    { name: 'b', action, words: ['apple', 'god'] },
  ];

  it('is found for each of them, however it is written there', () => {
    const hits = new WordFilter(lists('mask')).find('apple').map(({ name, word }) => `${name} ${word}`);
    expect(hits.sort()).toEqual(['a apple', 'a apple', 'a apple*', 'b apple']);
  });

  it('is judged by the severest of them', () =>
    expect(new WordFilter(lists('hold')).judge('apple')).toEqual({ do: 'hold', why: 'b: apple' }));
});

describe('a verdict', () => {
  const lists = [
    { name: 'a', action: 'mask' as const, words: ['apple'] },
    { name: 'p', action: 'hold' as const, words: ['pear'] },
    { name: 'q', action: 'timeout' as const, words: ['quince'], seconds: 30 },
    { name: 'r', action: 'timeout' as const, words: ['rhubarb'] },
  ];

  it.each([
    ['apple, pear', { do: 'hold', why: 'p: pear' }],
    ['pear, q u i n c e', { do: 'timeout', seconds: 30, why: 'q: q u i n c e' }],
    ['quince, rhubarb', { do: 'timeout', seconds: 600, why: 'q: quince' }],
    ['bread', { do: 'allow' }],
  ])('on %j is the severest: %j', (text, verdict) =>
    expect(new WordFilter(lists).judge(text)).toEqual(verdict),
  );

  it.each([
    '',
    '\uD800',
    '\u0000',
    '🏳️‍🌈',
    'ﷺ'.repeat(500),
    'ㅅ'.repeat(500),
    '\u0300'.repeat(500),
    '뷁'.repeat(500),
  ])('is there on whatever text: %j', (text) =>
    expect(new WordFilter(lists).judge(text)).toEqual({ do: 'allow' }),
  );
});
