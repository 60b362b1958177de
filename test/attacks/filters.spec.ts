import { joinAs } from '../support/moderators.js';
import { Siege } from './siege.js';

const refusedWith = (code: string) => expect.objectContaining({ code }) as unknown;

const siege = new Siege();

let rooms = 0;

/** A room that blocks one word of each language, and somebody who wants to say it. */
async function scene() {
  const room = `filtered-${++rooms}`;
  const moderator = await joinAs.moderator(siege, room, 'mod');
  const list = { action: 'block' as const, words: ['사과', 'apple'], starter: 'ko' as const };
  await moderator.request('filters:set', { room, name: 'fruit', list });
  const attacker = await siege.join(room, { auth: { nickname: `Attacker ${rooms}` } });
  return { room, moderator, attacker };
}

const filler = (letter: string, between: string) => [...letter].join(between);

describe('a word that a room blocks', () => {
  it.each([
    ['by blanks', '사   과'],
    ['by blanks of every kind', filler('apple', '\u00a0\u3000')],
    ['by line feeds', filler('apple', '\n')],
    ['by digits', '사1과'],
    ['by digits for letters', '4pp1e'],
    ['by many digits', '사123456과'],
    ['by single letters', 'ㅅㅏㄱㅗㅏ'],
    ['by decomposed letters', '사과'.normalize('NFD')],
    ['by letters of half width', '\uffb5\uffc2\uffa1\uffcc\uffc2'],
    ['by initials that are doubled', 'ㅅ사과'],
    ['by vowels that are drawn out', '사아아아과'],
    ['by letters of other alphabets', 'аррӏе'],
    ['by several alphabets at once', 'аpрlе'],
    ['by fonts', '𝕒𝖕𝗽𝒍𝓮'],
    ['by circles and boxes', 'ⓐ🅿🅟ⓛⓔ'],
    ['by full width', 'ａｐｐｌｅ'],
    ['by zero-width spaces and joiners', filler('사과', '\u200b\u200c\u2060\ufeff')],
    ['by soft hyphens', filler('apple', '\u00ad')],
    ['by tags that nobody sees', filler('apple', '\u{e0041}')],
    ['by combining marks', filler('apple', '\u0301\u0323')],
    ['by marks that are no accents', filler('사과', '\u20dd')],
    ['by variation selectors', filler('apple', '\ufe0f')],
    ['by emoji', '사🍎🍏과'],
    ['by punctuation', filler('apple', '.*_-~')],
    ['by laughter', '사ㅋㅋㅋㅎㅎ과'],
    ['by stretching', `a${'p'.repeat(200)}le`.replace('a', 'aaaa')],
    ['by case', 'aPpLe'],
    ['by particles', '사과라고'],
    ['by another word without a blank', 'my사과'],
    ['by what stands around it', '»apple«'],
    ['by the direction that it is read in', '\u2067apple\u2069'],
    ['in 450 letters of something else', `${'바나나 '.repeat(110)} 사과`],
    ['in a word of the server’s own list', '씨1발'],
  ])('is not got through %s', async (_how, text) => {
    const { room, attacker } = await scene();
    await expect(attacker.send(room, text)).rejects.toEqual(refusedWith('text_blocked'));
    const { events } = await attacker.request('history:before', { room, before: 1e9 });
    expect(events.filter(({ type }) => type === 'message')).toEqual([]);
  });

  it('is not got through in two halves, the first of them as a nickname', async () => {
    const { room, attacker } = await scene();
    await attacker.request('nickname:change', { nickname: '사사' });
    await expect(attacker.send(room, '과, 사 과')).rejects.toEqual(refusedWith('text_blocked'));
    for (const nickname of ['사과', '사.과', 'ㅅㅏ과', 'Apple', '4pple', 'a p p l e'])
      await expect(attacker.request('nickname:change', { nickname })).rejects.toEqual(
        refusedWith('nickname_invalid'),
      );
  });

  it('is not got through by whoever claims to be above it', async () => {
    const { room, attacker } = await scene();
    const claim = { roles: ['owner'], vouched: true, shadowed: true, id: 'x', user: { roles: ['owner'] } };
    const sent = { room, text: 'apple', clientMsgId: 'a', ...claim };
    expect(await attacker.ask('message:send', sent)).toMatchObject({ error: { code: 'text_blocked' } });
  });

  it('is not got through by the id of a message that was sent', async () => {
    const { room, attacker } = await scene();
    const first = await attacker.send(room, 'a pear', 'same');
    expect(await attacker.send(room, 'an apple', 'same')).toEqual(first);
    const { events } = await attacker.request('history:before', { room, before: 1e9 });
    expect(events).toEqual(
      expect.not.arrayContaining([
        expect.objectContaining({ text: expect.stringContaining('apple') as unknown }),
      ]),
    );
  });

  it('is not got through by twenty at once, nor while the list is set again', async () => {
    const { room, moderator, attacker } = await scene();
    const list = { action: 'block' as const, words: ['사과', 'apple'] };
    const sets = Array.from({ length: 5 }, () =>
      moderator.request('filters:set', { room, name: 'fruit', list }),
    );
    const sends = Array.from({ length: 20 }, () => attacker.send(room, '사 과'));
    for (const outcome of await Promise.allSettled(sends))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'text_blocked' } });
    await Promise.all(sets);
  });
});

describe('word lists of a moderator gone astray', () => {
  const setting = async (words: unknown, more: object = {}) => {
    const { room, moderator, attacker } = await scene();
    const list = { action: 'block', words, ...more };
    const ack = await moderator.ask('filters:set', { room, name: 'astray', list });
    return { ack, room, moderator, attacker };
  };

  it.each([
    ['an empty word', ['']],
    ['a word of blanks', ['   \t\n']],
    ['a word of what nobody sees', ['\u200b\u2060\u3164']],
    ['a word of combining marks', ['\u0301\u0302']],
    ['stars', ['**']],
    ['NUL', ['a\0b']],
    ['half a character', ['\uDC00']],
    ['a word of 65 letters', ['x'.repeat(65)]],
    ['2,001 words', Array.from({ length: 2_001 }, (_, i) => `w${i}`)],
    ['words that are lists', [[['a']]]],
    ['words that are objects with a length', { length: 3, 0: 'a', 1: 'b', 2: 'c' }],
    ['an own __proto__', JSON.parse('[{"__proto__":{"words":["a"]}}]') as unknown],
  ])('are refused with %s', async (_what, words) => {
    const { ack, room, attacker } = await setting(words);
    expect(ack).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    await attacker.send(room, 'a b c x');
  });

  it.each([
    ['a single letter', ['e'], 'the end', 'e'],
    ['a single letter, anywhere', ['*q*'], 'no', 'an aqueduct'],
    ['a single syllable', ['가'], '나가나', '가'],
    ['names of what objects have', ['__proto__', 'constructor', 'toString'], 'hello', '__proto__'],
    ['what would be an expression', ['(b+)+$', '[^q]'], 'bubble queue', 'b'],
    ['SQL', ["'; DROP TABLE filters;--"], 'drop', "'; DROP TABLE filters;--"],
  ])('of %s find that and nothing else', async (_what, words, innocent, bad) => {
    const { ack, room, moderator, attacker } = await setting(words);
    expect(ack).toMatchObject({ ok: true });
    await attacker.send(room, innocent);
    await expect(attacker.send(room, bad)).rejects.toEqual(refusedWith('text_blocked'));
    const { lists } = await moderator.request('filters:get', { room });
    expect(lists.find(({ name }) => name === 'astray')?.words).toEqual(words);
  });

  it('by the name of __proto__ are lists like any other', async () => {
    const { room, moderator, attacker } = await scene();
    const list = { action: 'block' as const, words: ['pear'] };
    for (const name of ['__proto__', 'constructor', '../x', '%'])
      await moderator.request('filters:set', { room, name, list });
    await expect(attacker.send(room, 'pear')).rejects.toEqual(refusedWith('text_blocked'));
    for (const name of ['__proto__', 'constructor', '../x', '%'])
      await moderator.request('filters:set', { room, name });
    await attacker.send(room, 'pear');
  });

  it('of 40,000 words that begin alike keep nobody waiting for long', async () => {
    const { room, moderator, attacker } = await scene();
    const wordsOf = (list: number) =>
      Array.from({ length: 2_000 }, (_, i) => `${'a'.repeat(9)}${(list * 2_000 + i).toString(36)}b`);
    for (let i = 1; i < 20; i++) {
      const list = { action: 'block' as const, words: wordsOf(i) };
      await moderator.request('filters:set', { room, name: `list ${i}`, list });
    }
    const last = { room, name: 'fruit', list: { action: 'block' as const, words: wordsOf(0) } };
    const order: string[] = [];
    const saved = moderator.request('filters:set', last).then(() => order.push('saved'));
    await siege.listener.request('nickname:change', { nickname: 'Another' }).then(() => order.push('heard'));
    await saved;
    expect(order).toEqual(['heard', 'saved']);
    await attacker.send(room, 'a'.repeat(500));
  });

  it('are tried on nothing that another room said', async () => {
    const { room, attacker } = await scene();
    await attacker.send(room, 'a pear');
    const elsewhere = await joinAs.moderator(siege, `${room}-b`, 'mod-b');
    const lists = [{ name: 'x', action: 'block', words: ['pear'] }];
    await elsewhere.join(room);
    expect(await elsewhere.ask('filters:try', { room, lists })).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await elsewhere.ask('filters:try', { room: `${room}-b`, lists })).toMatchObject({
      data: { looked: 0, messages: [] },
    });
    for (const latest of [0, -1, 1e9, '5'])
      expect(await elsewhere.ask('filters:try', { room: `${room}-b`, lists, latest })).toMatchObject({
        error: { code: 'bad_request' },
      });
  });
});
