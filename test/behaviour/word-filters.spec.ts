import { FiltersService } from '../../src/filters/filters.service.js';
import { UndoService } from '../../src/moderation/undo.service.js';
import { RoomsService } from '../../src/rooms/rooms.service.js';
import { signToken } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import type { TestClient } from '../../src/testing/test-client.js';
import { outcomes } from '../support/outcomes.js';
import { describeWithRedis } from '../support/redis.js';
import { startNodes } from '../support/start-nodes.js';

const ROOM = 'lobby';

const moderator = async (chat: Pick<TestChat, 'join'>) =>
  chat.join(ROOM, {
    auth: { token: await signToken({ sub: 'mod', name: 'Mod', roles: ['moderator'], rooms: [ROOM] }) },
  });

const guest = (chat: Pick<TestChat, 'join'>, nickname = 'Otter') => chat.join(ROOM, { auth: { nickname } });

const withLists = async (...lists: Parameters<FiltersService['set']>[1][]) => {
  const chat = await startChat();
  for (const list of lists) await chat.app.get(FiltersService).set(ROOM, list);
  return chat;
};

const codeOf = (request: Promise<unknown>) =>
  request.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  );

const isChange = ({ events }: { events: { type: string }[] }) =>
  events.some(({ type }) => type === 'room.filters');

describe('a room with word lists', () => {
  it.each(['시발', '씨 발', '씨1발', 'ㅅㅂ', 'f u c k', 'fuсk', 'sh1t'])(
    'refuses a message that has a blocked word in it: %s',
    async (text) => {
      const chat = await withLists(
        { name: 'ko', action: 'block', starter: 'ko' },
        { name: 'en', action: 'block', starter: 'en' },
      );
      const viewer = await guest(chat);
      expect(await codeOf(viewer.send(ROOM, text))).toBe('text_blocked');
      await viewer.send(ROOM, '이야기의 시발점은 class');
      await viewer.seen('이야기의 시발점은 class');
      expect(viewer.texts()).toEqual(['이야기의 시발점은 class']);
    },
  );

  it('masks words in what everybody sees and in what is stored', async () => {
    const chat = await withLists({ name: 'spoilers', action: 'mask', words: ['범인은 철수'] });
    const viewer = await guest(chat);
    await viewer.send(ROOM, '그러니까 범.인.은 철수야');
    await viewer.seen('그러니까 ***** **야');
    const { events } = await (await chat.connect()).join(ROOM);
    expect(events).toMatchObject([{ type: 'room.filters' }, { text: '그러니까 ***** **야' }]);
  });

  it('does the severest of what its lists say', async () => {
    const chat = await withLists(
      { name: 'mild', action: 'mask', words: ['apple'] },
      { name: 'doubtful', action: 'hold', words: ['pear'] },
      { name: 'bad', action: 'block', words: ['plum'] },
    );
    const viewer = await guest(chat);
    expect(await codeOf(viewer.send(ROOM, 'an apple'))).toBe('ok');
    expect(await codeOf(viewer.send(ROOM, 'an apple and a pear'))).toBe('held');
    expect(await codeOf(viewer.send(ROOM, 'an apple, a pear and a plum'))).toBe('text_blocked');
    await viewer.send(ROOM, 'the end');
    await viewer.seen('the end');
    expect(viewer.texts()).toEqual(['an *****', 'the end']);
  });

  it('lets its moderators say everything, and those of other rooms nothing more than anybody', async () => {
    const chat = await withLists({ name: 'fruit', action: 'block', words: ['apple'] });
    expect(await codeOf((await moderator(chat)).send(ROOM, 'apple'))).toBe('ok');
    const token = await signToken({ sub: 'm2', name: 'Other', roles: ['moderator'], rooms: ['elsewhere'] });
    expect(await codeOf((await chat.join(ROOM, { auth: { token } })).send(ROOM, 'apple'))).toBe(
      'text_blocked',
    );
  });

  it('gives a retry the place of what was stored before the word was blocked', async () => {
    const chat = await startChat();
    const viewer = await guest(chat);
    const first = await viewer.send(ROOM, 'apple', 'same');
    await chat.app.get(FiltersService).set(ROOM, { name: 'fruit', action: 'block', words: ['apple'] });
    expect(await viewer.send(ROOM, 'apple', 'same')).toEqual(first);
    expect(await codeOf(viewer.send(ROOM, 'apple', 'another'))).toBe('text_blocked');
  });

  it('has no list in the event that tells of a change', async () => {
    const chat = await startChat();
    const viewer = await guest(chat);
    await chat.app.get(FiltersService).set(ROOM, { name: 'fruit', action: 'block', words: ['apple'] });
    await viewer.next('feed', isChange);
    expect(viewer.events()).toEqual([{ type: 'room.filters', seq: 1, at: expect.any(Number) as number }]);
  });
});

describe('word lists, for moderators', () => {
  const list = { action: 'block' as const, words: ['apple'] };

  it('are set, read, replaced and removed by name', async () => {
    const chat = await startChat();
    const [mod, viewer] = [await moderator(chat), await guest(chat)];
    await mod.request('filters:set', { room: ROOM, name: 'fruit', list });
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('text_blocked');
    await mod.request('filters:set', { room: ROOM, name: 'fruit', list: { ...list, words: ['pear'] } });
    expect(await mod.request('filters:get', { room: ROOM })).toEqual({
      lists: [{ name: 'fruit', action: 'block', words: ['pear'] }],
    });
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('ok');
    expect(await codeOf(viewer.send(ROOM, 'pear'))).toBe('text_blocked');
    await mod.request('filters:set', { room: ROOM, name: 'fruit' });
    expect(await mod.request('filters:get', { room: ROOM })).toEqual({ lists: [] });
    expect(await codeOf(viewer.send(ROOM, 'pear'))).toBe('ok');
  });

  it('are nobody else’s', async () => {
    const chat = await startChat();
    const viewer = await guest(chat);
    const asked: [Parameters<TestClient['ask']>[0], object][] = [
      ['filters:get', { room: ROOM }],
      ['filters:set', { room: ROOM, name: 'fruit', list }],
      ['filters:set', { room: ROOM, name: 'fruit' }],
      ['filters:try', { room: ROOM, lists: [] }],
    ];
    for (const [event, payload] of asked)
      expect(await viewer.ask(event, { ...payload, roles: ['moderator'] })).toMatchObject({
        ok: false,
        error: { code: 'forbidden' },
      });
    const mod = await moderator(chat);
    await mod.join('elsewhere');
    const elsewhere = await mod.ask('filters:get', { room: 'elsewhere' });
    expect(elsewhere).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it.each([
    ['an action that is none', { ...list, action: 'explode' }],
    ['a word of nothing', { ...list, words: ['ㅋㅋ !'] }],
    ['a word that is too long', { ...list, words: ['x'.repeat(65)] }],
    ['too many words', { ...list, words: Array.from({ length: 2_001 }, (_, i) => `w${i}`) }],
    ['words that are no texts', { ...list, words: [{ length: 3 }] }],
    ['half a character', { ...list, words: ['a\uD800'] }],
    ['a timeout of a year', { ...list, action: 'timeout', seconds: 31_536_000 }],
    ['a list that the server does not have', { action: 'block', starter: 'tlh' }],
    ['no list at all', []],
  ])('are refused with %s', async (_what, wrong) => {
    const mod = await moderator(await startChat());
    expect(await mod.ask('filters:set', { room: ROOM, name: 'fruit', list: wrong })).toMatchObject({
      ok: false,
      error: { code: 'bad_request' },
    });
    expect(await mod.request('filters:get', { room: ROOM })).toEqual({ lists: [] });
  });

  it('are twenty at most, and any of them can still be replaced', async () => {
    const mod = await moderator(await startChat());
    const set = (name: string) => codeOf(mod.request('filters:set', { room: ROOM, name, list }));
    for (let i = 0; i < 20; i++) expect(await set(`list ${i}`)).toBe('ok');
    expect(await set('one more')).toBe('bad_request');
    expect(await set('list 7')).toBe('ok');
  });

  it('are tried on what was said, and nothing comes of it', async () => {
    const chat = await startChat();
    const [mod, viewer] = [await moderator(chat), await guest(chat)];
    for (const text of ['a-p-p-l-e', 'pineapple', 'a pear', 'an apple pie']) await viewer.send(ROOM, text);
    const lists = [
      { name: 'fruit', action: 'timeout' as const, words: ['apple', 'pear'], except: ['apple pie'] },
    ];
    expect(await mod.request('filters:try', { room: ROOM, lists })).toMatchObject({
      looked: 4,
      messages: [
        {
          seq: 1,
          nickname: 'Otter',
          text: 'a-p-p-l-e',
          action: 'timeout',
          hits: [{ name: 'fruit', word: 'apple', from: 0, to: 9 }],
        },
        { seq: 3, text: 'a pear', hits: [{ word: 'pear', from: 2, to: 6 }] },
      ],
    });
    expect(await mod.request('filters:try', { room: ROOM, lists, latest: 2 })).toMatchObject({
      looked: 2,
      messages: [{ seq: 3 }],
    });
    expect(await mod.request('filters:try', { room: ROOM })).toEqual({ looked: 4, messages: [] });
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('ok');
  });
});

describe('the twenty lists that a room has at most', () => {
  const fill = async ({ app }: TestChat, count: number) => {
    for (let i = 0; i < count; i++)
      await app.get(FiltersService).set(ROOM, { name: `list ${i}`, action: 'block', words: ['x'] });
  };
  const add = ({ app }: TestChat, name: string) =>
    app.get(FiltersService).set(ROOM, { name, action: 'block', words: ['y'] });
  const names = async ({ app }: TestChat) =>
    (await app.get(FiltersService).get(ROOM)).map(({ name }) => name);

  it('are not exceeded by two that come at once', async () => {
    const chat = await startChat();
    await fill(chat, 19);
    expect(await outcomes([add(chat, 'a'), add(chat, 'b')])).toEqual({ ok: 1, bad_request: 1 });
    expect(await names(chat)).toHaveLength(20);
  });

  it('all come to be where many are set at once, and each is undone once', async () => {
    const chat = await startChat();
    const wanted = Array.from({ length: 20 }, (_, i) => `list ${i}`);
    const set = await Promise.all(wanted.map((name) => add(chat, name)));
    expect((await names(chat)).sort()).toEqual(wanted.sort());
    const undo = ({ action }: { action: string }) => chat.app.get(UndoService).undo({ room: ROOM, action });
    expect(await outcomes([...set, ...set].map(undo))).toEqual({ ok: 20, action_not_found: 20 });
    expect(await names(chat)).toEqual([]);
  });

  describeWithRedis('over nodes', (url) => {
    it('are not exceeded by two that come to two nodes at once, and one of two undos is one', async () => {
      const [here, there] = await startNodes(2, { redis: url() });
      await here.app.get(RoomsService).create(ROOM);
      await fill(here, 18);
      const { action } = await add(here, 'undone');
      expect(await outcomes([add(here, 'a'), add(there, 'b')])).toEqual({ ok: 1, bad_request: 1 });
      const undo = ({ app }: TestChat) => app.get(UndoService).undo({ room: ROOM, action });
      expect(await outcomes([undo(here), undo(there)])).toEqual({ ok: 1, action_not_found: 1 });
      expect(await outcomes([add(here, 'c'), add(there, 'c')])).toEqual({ ok: 2 });
      expect(await names(there)).toHaveLength(20);
    });
  });
});

describe('undoing a change of the word lists', () => {
  const words = (...some: string[]) => ({ action: 'block' as const, words: some });
  const scene = async () => {
    const chat = await startChat();
    const mod = await moderator(chat);
    const set = async (list: ReturnType<typeof words> | undefined, name = 'fruit') =>
      (await mod.request('filters:set', { room: ROOM, name, ...(list && { list }) })).action;
    const undo = (action: string) => codeOf(mod.request('action:undo', { room: ROOM, action }));
    const lists = async () =>
      Object.fromEntries(
        (await mod.request('filters:get', { room: ROOM })).lists.map((list) => [list.name, list.words]),
      );
    return { chat, mod, viewer: await guest(chat), set, undo, lists };
  };

  it('removes a list that was added, puts back one that was replaced and one that was removed', async () => {
    const { viewer, set, undo, lists } = await scene();
    const added = await set(words('apple'));
    const replaced = await set(words('pear'));
    const removed = await set(undefined);
    expect(await codeOf(viewer.send(ROOM, 'pear'))).toBe('ok');
    expect(await undo(removed)).toBe('ok');
    expect(await lists()).toEqual({ fruit: ['pear'] });
    expect(await codeOf(viewer.send(ROOM, 'pear again'))).toBe('text_blocked');
    expect(await undo(replaced)).toBe('ok');
    expect(await codeOf(viewer.send(ROOM, 'pear again'))).toBe('ok');
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('text_blocked');
    expect(await undo(added)).toBe('ok');
    expect(await lists()).toEqual({});
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('ok');
    expect(await undo(added)).toBe('action_not_found');
  });

  it('puts back what was before it, whatever was changed since, and leaves other lists alone', async () => {
    const { set, undo, lists } = await scene();
    await set(words('apple'));
    const older = await set(words('pear'));
    await set(words('plum'));
    await set(words('carrot'), 'vegetables');
    expect(await undo(older)).toBe('ok');
    expect(await lists()).toEqual({ fruit: ['apple'], vegetables: ['carrot'] });
  });

  it('tells everybody that the lists changed, and nobody what was in them', async () => {
    const { mod, viewer, set, undo } = await scene();
    await mod.join(`${ROOM}~backstage`);
    const first = await set(words('apple'));
    const second = await set(words('pear'));
    await undo(second);
    const told = await mod.next('action', { kind: 'undo' });
    expect(told).toMatchObject({ by: { id: 'mod' }, undoes: second });
    await viewer.next('room.filters', { seq: 3 });
    await undo(first);
    await viewer.next('room.filters', { seq: 4 });
    for (const { received } of [mod, viewer]) expect(JSON.stringify(received)).not.toMatch(/apple|pear/);
  });

  it('is left where the room has no place for the list any more, and all else is undone', async () => {
    const { mod, set, undo, lists, chat } = await scene();
    const filters = chat.app.get(FiltersService);
    await set(words('apple'));
    const removed = await set(undefined);
    for (let i = 0; i < 20; i++) await filters.set(ROOM, { name: `list ${i}`, ...words('x') });
    expect(await undo(removed)).toBe('action_not_found');
    // The list that was added is not there any more: that it stays so is done, too.
    expect(await mod.request('actions:undo', { room: ROOM, moderator: 'mod' })).toEqual({ undone: 1 });
    expect(Object.keys(await lists())).toHaveLength(20);
  });

  it('cannot be asked for under a name that is none', async () => {
    const { mod } = await scene();
    for (const name of ['', ' ', 'a\0', 'a\uD800'])
      expect(await codeOf(mod.request('filters:set', { room: ROOM, name }))).toBe('bad_request');
  });
});

describe('lists of forty thousand words', () => {
  const SYLLABLES = [...'가나다라마바사아자차카타파하'];
  /** Of five syllables each, all of them others. */
  const words = (list: number) =>
    Array.from({ length: 2_000 }, (_, i) =>
      [0, 1, 2, 3, 4].map((place) => SYLLABLES[Math.floor((list * 2_000 + i) / 14 ** place) % 14]).join(''),
    );
  const lists = Array.from({ length: 20 }, (_, i) => ({
    name: `list ${i}`,
    action: 'block' as const,
    words: words(i),
  }));

  it('keep nobody waiting while they are made ready; those before hold until then', async () => {
    const chat = await withLists({ name: 'fruit', action: 'block', words: ['apple'] }, ...lists.slice(1));
    const viewer = await guest(chat);
    const bystander = await chat.join('elsewhere', { auth: { nickname: 'Bystander' } });
    const order: string[] = [];
    const noting = (what: string) => () => void order.push(what);
    const { name, ...last } = { ...lists[0], name: 'fruit', action: 'block' as const };
    const saved = chat.app
      .get(FiltersService)
      .set(ROOM, { name, ...last })
      .then(noting('saved'));
    await bystander.send('elsewhere', 'hello').then(noting('bystander'));
    await viewer.send(ROOM, '가가가가가').then(noting('viewer'));
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('text_blocked');
    order.push('by the old list');
    await saved;
    expect(order).toEqual(['bystander', 'viewer', 'by the old list', 'saved']);
    expect(await codeOf(viewer.send(ROOM, '가가가가가'))).toBe('text_blocked');
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('ok');
  });
});

describe('a nickname with a swear word', () => {
  it.each(['시발', '씨1발', 'ㅂㅅ', 'f u c k', 'Nigger', 'sh1thead'])(
    'is nobody’s, at the connection or later: %s',
    async (nickname) => {
      const chat = await startChat();
      await expect(chat.connect({ auth: { nickname } })).rejects.toMatchObject({
        data: { code: 'nickname_invalid' },
      });
      const viewer = await guest(chat);
      expect(await codeOf(viewer.request('nickname:change', { nickname }))).toBe('nickname_invalid');
    },
  );

  it('is none where the word is a part of innocent ones', async () => {
    const chat = await startChat();
    for (const nickname of ['시발점', 'Scunthorpe', '18학번', 'Classic Bass'])
      expect((await guest(chat, nickname)).welcome.you.nickname).toBe(nickname);
  });
});

describe('a nickname with a word that a room does not want', () => {
  it('can be come in with, and neither written nor chosen there', async () => {
    const chat = await withLists({ name: 'fruit', action: 'mask', words: ['apple'] });
    const viewer = await guest(chat, 'Apple');
    expect(await codeOf(viewer.send(ROOM, 'hello'))).toBe('nickname_invalid');
    await viewer.request('nickname:change', { nickname: 'Pear' });
    expect(await codeOf(viewer.send(ROOM, 'hello'))).toBe('ok');
    expect(await codeOf(viewer.request('nickname:change', { nickname: 'a.p.p.l.e' }))).toBe(
      'nickname_invalid',
    );
  });

  it('is told to nobody when its holder comes and goes', async () => {
    const chat = await startChat({ pulseIntervalMs: 50 });
    await chat.app.get(FiltersService).set(ROOM, { name: 'fruit', action: 'mask', words: ['apple'] });
    const viewer = await guest(chat, 'Watcher');
    const unwanted = await guest(chat, 'Apple');
    await viewer.next('pulse', { viewers: 2 });
    const other = await guest(chat, 'Pear');
    await viewer.next('pulse', ({ joined }) => joined?.includes('Pear') ?? false);
    unwanted.socket.disconnect();
    other.socket.disconnect();
    await viewer.next('pulse', ({ left }) => left?.includes('Pear') ?? false);
    expect(JSON.stringify(viewer.received.pulse)).not.toContain('Apple');
  });

  it('is a member’s to have', async () => {
    const chat = await withLists({ name: 'fruit', action: 'block', words: ['apple'] });
    const member = await chat.join(ROOM, { auth: { token: await signToken({ name: 'Apple' }) } });
    expect(await codeOf(member.send(ROOM, 'hello'))).toBe('ok');
  });
});

describeWithRedis('word lists that are changed on one node', (url) => {
  it('are in force on another as soon as it hears of it', async () => {
    const [here, there] = await startNodes(2, { redis: url() });
    await here.app.get(RoomsService).create(ROOM);
    const [mod, viewer] = [await moderator(here), await guest(there)];
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('ok');
    await mod.request('filters:set', {
      room: ROOM,
      name: 'fruit',
      list: { action: 'block', words: ['apple'] },
    });
    await viewer.next('feed', isChange);
    expect(await codeOf(viewer.send(ROOM, 'apple'))).toBe('text_blocked');
  });
});
