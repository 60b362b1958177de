import { describe, expect, test } from '@jest/globals';
import { completionsOf, queryAt } from './completions.js';

const emotes = { hi: '/hi.png', hiya: '/hiya.png', sad: '/sad.png' };

function offered(text: string, nicknames: string[] = [], caret = text.length): string[] {
  const query = queryAt(text, caret);
  return query ? completionsOf(query, nicknames, emotes).map((completion) => completion.text) : [];
}

describe('what is offered', () => {
  test('to an @ are nicknames that begin like it, the likeliest first, each once', () => {
    expect(offered('hello @su', ['Sunny', 'Mina', 'sultan', 'Sunny'])).toEqual(['@Sunny ', '@sultan ']);
    expect(offered('@수', ['수달', '고래'])).toEqual(['@수달 ']);
  });

  test('to a colon are emotes, from two letters on', () => {
    expect(offered(':hi')).toEqual([':hi: ', ':hiya: ']);
    expect(offered(':h')).toEqual([]);
    expect(offered('at 10:30')).toEqual([]);
  });

  test('is for the word at the caret', () => {
    expect(offered('@su and more', ['Sunny'], 3)).toEqual(['@Sunny ']);
    expect(offered('@su and more', ['Sunny'])).toEqual([]);
    expect(offered('mail@su', ['Sunny'])).toEqual([]);
  });

  test('is never more than one can look through', () => {
    const many = Array.from({ length: 50 }, (_, number) => `Sunny${number}`);
    expect(offered('@su', many)).toHaveLength(8);
  });
});

test('takes the place of what asked for it', () => {
  expect(queryAt('hello @su', 9)).toEqual({ sign: '@', start: 'su', from: 6, to: 9 });
});
