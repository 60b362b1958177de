import { describe, expect, test } from '@jest/globals';
import { tokens, type Token } from './tokens.js';

const emotes = { hi: 'https://cdn.example/hi.png', 'so-cool': '/cool.webp' };
const of = (text: string, nickname?: string): Token[] => tokens(text, emotes, nickname);
const links = (text: string) => of(text).flatMap((token) => (token.kind === 'link' ? [token.href] : []));

describe('a text', () => {
  test.each(['plain', '', '<b>bold</b>', ':nothing:', 'a : b', '@', 'ver.2, 3.5, e.g. so'])(
    'is what it says: %s',
    (text) => {
      expect(of(text, 'Mina')).toEqual(text ? [{ kind: 'text', text }] : []);
    },
  );

  test.each([
    ['see https://a.example/x?y=1.', ['https://a.example/x?y=1']],
    ['www.b.com 그리고 http://c.example', ['http://www.b.com', 'http://c.example']],
    ['(https://d.example/한글)', ['https://d.example/한글']],
  ])('leads where it names an address of the web: %s', (text, hrefs) => {
    expect(links(text)).toEqual(hrefs);
  });

  test.each([
    'javascript:alert(1)',
    'javascript://a.example/%0aalert(1)',
    'data:text/html,x',
    'ftp://a.example',
    'mailto:a@b.example',
    '//a.example',
    'file:///etc/passwd',
    'a@b.example',
  ])('leads nowhere by %s', (text) => {
    expect(links(text).filter((href) => !href.startsWith('http'))).toEqual([]);
    expect(links(text).join()).not.toContain('alert');
  });

  test('shows the emotes that there are', () => {
    expect(of('hey :hi::so-cool: :hi')).toEqual([
      { kind: 'text', text: 'hey ' },
      { kind: 'emote', text: ':hi:', url: emotes.hi },
      { kind: 'emote', text: ':so-cool:', url: '/cool.webp' },
      { kind: 'text', text: ' :hi' },
    ]);
    expect(of('10:30:hi:')).toEqual([
      { kind: 'text', text: '10:30' },
      { kind: 'emote', text: ':hi:', url: emotes.hi },
    ]);
    expect(of(':constructor:')).toEqual([{ kind: 'text', text: ':constructor:' }]);
  });

  test('marks where it speaks to the viewer, each time', () => {
    expect(of('@mina hello @MINA', 'Mina')).toEqual([
      { kind: 'mention', text: '@mina' },
      { kind: 'text', text: ' hello ' },
      { kind: 'mention', text: '@MINA' },
    ]);
  });

  test('comes together again, whatever is in it', () => {
    const text = '@수달님 :hi: https://a.example :x:hi: 😀 @수달';
    expect(
      of(text, '수달')
        .map((token) => token.text)
        .join(''),
    ).toBe(text);
  });
});
