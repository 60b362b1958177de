import { openSqlite } from '../../src/store/sqlite-dialect.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterTest } from '../../src/testing/after-test.js';
import { startChildServer } from '../support/child-server.js';
import { heard, joinAs } from '../support/moderators.js';
import { statusOf } from './bare-socket.js';
import { SAID, Siege } from './siege.js';

const refusedWith = (code: string) => expect.objectContaining({ code }) as unknown;

/** What is no more than text, and has to arrive as just that. */
const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '"><svg/onload=alert(1)>',
  '{{7*7}}${7*7}<%=7*7%>',
  '&lt;b&gt;&#x202e;',
  "'); DROP TABLE events;--",
  "' OR '1'='1",
  '%_\\',
  '=HYPERLINK("//evil")',
  '__proto__',
];

const siege = new Siege();

describe('a nickname', () => {
  it.each([
    ['Zalgo', `Z${'\u0335\u0489'.repeat(9)}o`],
    ['in reverse', '\u202Enimda'],
    ['isolated and turned', 'ab\u2067cd\u2069'],
    ['half a character', 'ab\uD800'],
    ['half a character at the front', '\uDC00ab'],
    ['with NUL', 'ab\0cd'],
    ['of two lines', 'ab\n[Streamside] 1  - LOG forged'],
    ['with a carriage return', 'ab\rcd'],
    ['with a line separator', 'ab\u2028cd'],
    ['with a terminal’s escape', '\u001b[31mred'],
    ['with an 8-bit escape', 'ab\u009b31m'],
    ['of nothing that is seen', '\u3164\u200B\u2800'],
    ['with a tag in it that nobody sees', 'ab\u{E0041}\u{E0042}'],
    ['of 60,000 letters', 'x'.repeat(60_000)],
    ['that grows when it is normalised', '\uFDFA'.repeat(20_000)],
    ['of the staff', 'admin'],
    ['of the staff, in Cyrillic', 'аdmin'],
    ['of the staff, in full width', 'ＡＤＭＩＮ'],
    ['of the staff, spaced', 'a d m i n'],
    ['of the staff, with a digit for a letter', 'ADMlN 99'],
    ['of the staff, in Korean', '운 영 자'],
    ['of the staff, in single jamo', '운영자'.normalize('NFD')],
  ])('cannot be one %s', async (_what, nickname) => {
    for (const transport of ['websocket', 'polling'])
      await expect(siege.connect({ auth: { nickname }, transports: [transport] })).rejects.toMatchObject({
        data: { code: 'nickname_invalid' },
      });
    const attacker = await siege.join('lobby');
    await expect(attacker.request('nickname:change', { nickname })).rejects.toEqual(
      refusedWith('nickname_invalid'),
    );
  });

  it.each([
    'Streamer Kim',
    'Strеamer Kim',
    'STREAMER_KIM',
    'Ｓｔｒｅａｍｅｒ Kim',
    'streamerk1m',
    'Stréamer Kim',
  ])('cannot be %s where the streamer goes by that', async (nickname) => {
    await joinAs.owner(siege, 'kims-room', 'Streamer Kim');
    const attacker = await siege.join('kims-room');
    await expect(attacker.request('nickname:change', { nickname })).rejects.toEqual(
      refusedWith('nickname_taken'),
    );
    const another = await siege.join('kims-room', { auth: { nickname } });
    await expect(another.send('kims-room', SAID)).rejects.toEqual(refusedWith('nickname_taken'));
  });

  it.each(MARKUP.filter((one) => /^.*[a-z0-9].*$/.test(one) && one.length <= 30))(
    'is text and nothing else: %s',
    async (nickname) => {
      const attacker = await siege.join('lobby', { auth: { nickname } });
      const text = `${SAID} by ${nickname}`;
      await attacker.send('lobby', text);
      expect(await attacker.seen(text)).toMatchObject({
        user: { nickname: nickname.normalize('NFKC'), roles: [] },
      });
    },
  );
});

describe('a text', () => {
  it.each([
    ['with NUL', `${SAID}\0`],
    ['with a terminal’s escape', `\u001b[2J${SAID}`],
    ['with an 8-bit escape', `\u009b2J${SAID}`],
    ['with a bell and a backspace', `\u0007\b${SAID}`],
    ['in reverse', `\u202E${SAID}`],
    ['of overridden direction', `\u202D${SAID}`],
    ['of Zalgo', `Z${'\u0335\u0489'.repeat(20)} ${SAID}`],
    ['with half a character', `${SAID}\uD83D`],
    ['with halves in the wrong order', `${SAID}\uDE00\uD83D`],
    ['of nothing that is seen', '\u200B\u2060\u3164\u2800\u{E0041}'],
    ['of 60,000 letters', SAID.repeat(5_000)],
    ['of 501 characters beyond the BMP', '🦦'.repeat(501)],
  ])('%s is refused', async (_what, text) => {
    const attacker = await siege.join('refused', { auth: { nickname: 'Attacker' } });
    await expect(attacker.send('refused', text)).rejects.toEqual(refusedWith('text_invalid'));
    const { events } = await attacker.join('refused');
    expect(events).toEqual([]);
  });

  it.each(MARKUP)('is text and nothing else: %s', async (text) => {
    const attacker = await siege.join('texts', { auth: { nickname: 'Attacker' } });
    const { id } = await attacker.send('texts', text);
    expect(await attacker.seen(text)).toMatchObject({ id, text });
    const { events } = await attacker.request('history:before', { room: 'texts', before: 1e9 });
    expect(events.at(-1)).toMatchObject({ id, text });
  });

  it.each(["'; DROP TABLE events;--", '\0', '\uD800', 'a'.repeat(65), '<b>', '../x', ''])(
    'answers no message by the name of %j, nor has it for an id',
    async (evil) => {
      const attacker = await siege.join('lobby', { auth: { nickname: 'Attacker' } });
      for (const ids of [{ clientMsgId: evil }, { clientMsgId: 'a', replyTo: evil }])
        expect(await attacker.ask('message:send', { room: 'lobby', text: SAID, ...ids })).toMatchObject({
          error: { code: 'bad_request' },
        });
    },
  );
});

describe('what a moderator gone astray writes', () => {
  it.each([
    ['of two lines', 'Live\nnow'],
    ['with NUL', 'Live\0'],
    ['with a terminal’s escape', '\u001b[31mLive'],
    ['in reverse', '\u202EeviL'],
    ['that turns what is beside it', 'Live \u2067'],
    ['with half a character', 'Live\uD800'],
    ['of 60,000 letters', 'x'.repeat(60_000)],
  ])('is refused as a title %s', async (_what, title) => {
    const moderator = await joinAs.moderator(siege, 'titled', 'mod');
    await expect(moderator.request('room:update', { room: 'titled', title })).rejects.toEqual(
      refusedWith('bad_request'),
    );
    expect((await moderator.join('titled')).room.title).toBe('titled');
  });

  it.each(MARKUP)('is text and nothing else as a title: %s', async (title) => {
    const room = `room-${MARKUP.indexOf(title)}`;
    const moderator = await joinAs.moderator(siege, room, 'mod');
    await moderator.request('room:update', { room, title });
    expect((await heard(moderator, 'room.updated')).room.title).toBe(title);
  });

  it.each(['\u001b[2J', 'a\0b', '\u202Ex', 'x'.repeat(501), 'half\uD800'])(
    'is refused as a reason or an announcement: %j',
    async (text) => {
      const moderator = await joinAs.moderator(siege, 'reasons', 'mod');
      for (const [event, request] of [
        ['room:announce', { text }],
        ['room:clear', { reason: text }],
      ] as const)
        expect(await moderator.ask(event, { room: 'reasons', ...request })).toMatchObject({
          error: { code: 'text_invalid' },
        });
    },
  );

  it.each(['%', '_', "' OR 1=1--", '*', 'mod%'])('finds nobody by the pattern %s', async (user) => {
    const moderator = await joinAs.moderator(siege, 'patterns', 'mod');
    await moderator.send('patterns', SAID);
    const card = await moderator.request('user:card', { room: 'patterns', user });
    expect(card).toMatchObject({ user: { id: user }, banned: false, messages: [], actions: [] });
    await moderator.request('user:purge', { room: 'patterns', user });
    const { events } = await moderator.request('history:before', { room: 'patterns', before: 100 });
    expect(events.filter(({ type }) => type === 'tombstone')).toEqual([]);
  });
});

describe('the log', () => {
  const EVIL = '\u001b[31m\u009b2J';

  it('has no line that somebody made up in a path or a header', async () => {
    const forged = '%0A[Streamside]%201%20%20-%20LOG%20forged';
    for (const line of [`/${forged}`, `/${EVIL}`, `/health?${forged}=${EVIL}`, `/socket.io/?EIO=${forged}`])
      expect(
        await statusOf(
          siege.url,
          `GET ${line} HTTP/1.1\r\nHost: x\r\nUser-Agent: ${EVIL}\r\nX-Forwarded-For: ${EVIL}\r\nReferer: ${forged}\r\n\r\n`,
        ),
      ).not.toBe(500);
  });

  it('has none by the language that somebody claims', async () => {
    for (const locale of [`ko\n${EVIL}`, EVIL, 'x'.repeat(60_000)]) {
      const { you } = (await siege.connect({ auth: { locale } })).welcome;
      expect(you.kind).toBe('lurker');
    }
  });

  it('has none of what was said when the database breaks, in whatever it was said', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'chat.db');
    const server = await startChildServer({ DATABASE_URL: `sqlite:${file}` });
    const attacker = await server.join('lobby', { auth: { nickname: '<b>[Streamside]' } });
    openSqlite(file).prepare('drop table events').run([]);
    const text = `${SAID}\n[Streamside] 1  - LOG forged`;
    await expect(attacker.send('lobby', text)).rejects.toEqual(refusedWith('unavailable'));
    await server.log.matching(/no such table/);
    for (const evil of [SAID, 'forged', '<b>']) expect(server.log.text).not.toContain(evil);
  });
});
