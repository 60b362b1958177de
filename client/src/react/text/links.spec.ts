import { expect, test } from '@jest/globals';
import { linksIn } from './links.js';

const hrefs = (text: string) => linksIn(text).map(({ href }) => href);
const shown = (text: string) => linksIn(text).map(({ from, to }) => text.slice(from, to));

test.each([
  ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
  ['HTTP://A.EXAMPLE', 'HTTP://A.EXAMPLE'],
  ['http://localhost:3000/a', 'http://localhost:3000/a'],
  ['http://1.2.3.4:80/x', 'http://1.2.3.4:80/x'],
  ['https://xn--9t4b11yi5a.xn--3e0b707e/', 'https://xn--9t4b11yi5a.xn--3e0b707e/'],
  ['https://한글.한국/길', 'https://한글.한국/길'],
  ['https://a.example/@user', 'https://a.example/@user'],
  ['https://a.example/wiki/Foo_(bar)', 'https://a.example/wiki/Foo_(bar)'],
  ['(https://a.example/x)', 'https://a.example/x'],
  ['「https://a.example/x」', 'https://a.example/x'],
  ['<https://a.example/x>', 'https://a.example/x'],
  ['"https://a.example"', 'https://a.example'],
  ['보세요https://a.example/길 꼭', 'https://a.example/길'],
])('an address with a scheme is a link: %s', (text, href) => expect(hrefs(text)).toEqual([href]));

test.each([
  ['naver.com', 'naver.com'],
  ['see naver.com/news?a=b.', 'naver.com/news?a=b'],
  ['naver.com에서 봐요', 'naver.com'],
  ['https://naver.com입니다', 'https://naver.com'],
  ['꼭naver.com!', 'naver.com'],
  ['www.한글.한국', 'www.한글.한국'],
  ['www.b.example, and', 'www.b.example'],
  ['a.b.co.kr:8080/x', 'a.b.co.kr:8080/x'],
  ['youtu.be/abc', 'youtu.be/abc'],
  ['https://a.example…', 'https://a.example'],
])('what belongs to an address is in it, and no more: %s', (text, address) =>
  expect(shown(text)).toEqual([address]),
);

test('there may be several', () =>
  expect(hrefs('https://a.example,https://b.example www.c.example')).toEqual([
    'https://a.example',
    'https://b.example',
    'http://www.c.example',
  ]));

test.each([
  'yes.no',
  'that.is it',
  'readme.md',
  'ver.2, 3.5, e.g. so',
  '1.2.3.4',
  'a@b.com',
  '@x.com',
  '//naver.com',
  'javascript://naver.com/%0aalert(1)',
  'xhttps://a.example',
  'https://',
  'https://-',
  'https://bank.example@evil.example/',
  'https://user:pw@evil.example',
  'naver.com@evil',
  'a.com.evil',
])('is none: %s', (text) => expect(hrefs(text)).toEqual([]));

test('a text that is all dots and brackets is gone through at once', () => {
  const begun = performance.now();
  for (const text of ['a.', 'a-', '(', 'https://', 'www.', '@']) linksIn(text.repeat(20_000 / text.length));
  expect(performance.now() - begun).toBeLessThan(500);
});
