import type { Entry } from './chat-store.js';
import { mustBeStorable } from './storable.js';

const circular: { self?: object } = {};
circular.self = circular;

const custom = (data: unknown): Entry => ({ room: 'a', draft: { type: 'custom', name: 'n', data } });

describe('what can be stored', () => {
  it('is any data that JSON can carry, of a sender with any id of letters', () =>
    mustBeStorable({ ...custom({ a: ['\0', '\uD800'] }), sent: { userId: '수달 🦦', clientMsgId: 'c' } }));

  it.each<[string, Entry]>([
    ['data that holds itself', custom(circular)],
    ['data that JSON does not know', custom(1n)],
    ['a room with a NUL in its id', { ...custom(1), room: 'a\0' }],
    [
      'a sender with half a character for an id',
      { ...custom(1), sent: { userId: '\uD800', clientMsgId: 'c' } },
    ],
    ['an id with a NUL', { ...custom(1), sent: { userId: 'u', clientMsgId: 'c\0' } }],
  ])('is not %s', (_what, entry) => expect(() => mustBeStorable(entry)).toThrow(TypeError));
});
