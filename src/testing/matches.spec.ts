import { matches } from './matches.js';

describe('a pattern', () => {
  const message = { type: 'message', text: 'hello', user: { nickname: 'Otter', roles: ['vip'] } };

  it.each([
    [{}],
    [{ text: 'hello' }],
    [{ user: { nickname: 'Otter' } }],
    [{ user: { roles: ['vip'] } }],
    [{ replyTo: undefined }],
  ])('%j is met by what has it, whatever else that has', (pattern) => {
    expect(matches(message, pattern)).toBe(true);
  });

  it.each([
    [{ text: 'hell' }],
    [{ text: 'hello', replyTo: 'm1' }],
    [{ user: { nickname: 'Sudal' } }],
    [{ user: { roles: [] } }],
    [{ user: { roles: { 0: 'owner' } } }],
    [{ text: { length: 5 } }],
    [{ user: null }],
  ])('%j is not met by what has it not', (pattern) => {
    expect(matches(message, pattern)).toBe(false);
  });
});
