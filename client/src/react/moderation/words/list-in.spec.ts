import { describe, expect, test } from '@jest/globals';
import { listIn } from './list-in.js';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('a word list as it is written in its form', () => {
  test('has a word for each line that is not empty', () => {
    const written = form({ name: ' rude ', action: 'hold', starter: 'ko', words: 'a\n\n b \n', except: '' });
    expect(listIn(written)).toEqual({ name: 'rude', action: 'hold', starter: 'ko', words: ['a', 'b'] });
  });

  test('has no starter where none is chosen', () => {
    expect(listIn(form({ name: 'x', action: 'block', starter: '', words: 'a', except: 'b' }))).toEqual({
      name: 'x',
      action: 'block',
      words: ['a'],
      except: ['b'],
    });
  });
});
