import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chatOptionsSchema } from '../../src/chat/chat-options.js';
import { afterTest } from '../../src/testing/after-test.js';
import { chatAt } from '../../src/testing/chat-at.js';
import { TEST_SECRET } from '../../src/testing/sign-token.js';
import { startChat } from '../../src/testing/start-chat.js';
import { startChildServer } from '../support/child-server.js';
import { Example } from './example.js';
import { blocksOf, filesOf, read, ROOT, tableOf } from './pages.js';

const PAGES = [
  'README.md',
  'README.ko.md',
  'CONTRIBUTING.md',
  'docs/protocol.md',
  'docs/architecture.md',
  'docs/embedding.md',
  'docs/moderation.md',
  'docs/operations.md',
  'docs/react.md',
  'docs/widget.md',
  'docs/testing.md',
  'examples/nest-host/README.md',
  'examples/react-vite/README.md',
  'docs/security.md',
];
const SERVER = 'http://localhost:3000';
const NEST = { experimentalDecorators: true, emitDecoratorMetadata: true, types: ['node'] };

const {
  'src/chat.tsx': react = '',
  'src/own-chat.tsx': ownReact = '',
  'talk.mjs': talk = '',
  ...host
} = filesOf('README.md', 'docs/embedding.md', 'docs/react.md');

describe('the host app of the README', () => {
  it.each(['main', 'app.module', 'streams.module'])(
    'has %s.ts as the tests of the module have it',
    (name) => {
      const tested = read(`test/host-app/${name}.ts`).replaceAll('../../src/index.js', 'streamside');
      expect(host[`src/${name}.ts`]).toBe(`// src/${name}.ts\n${tested}`);
    },
  );

  it('compiles, starts, and does what the README says of it', async () => {
    const example = new Example(host);
    await example.compile(NEST);
    const env = { CHAT_SECRET: TEST_SECRET, CHAT_DATABASE: 'sqlite::memory:', PORT: '0' };
    const url = await example.start('out/main.js', { env }).url();
    const token = await example.evaluate(
      `import { chatToken } from './out/chat-token.js';
       process.stdout.write(await chatToken({ id: 'user-7', name: '김방송', streams: ['stream-1'] }));`,
      env,
    );
    const member = await chatAt(url, {}).connect({ auth: { token } });
    await expect(member.join('stream-1')).rejects.toMatchObject({ code: 'room_not_found' });

    const post = (path: string, body: object = {}) =>
      fetch(`${url}/streams/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post('stream-1/live', { title: '첫 방송' })).status).toBe(201);
    const { room, you, events } = await member.join('stream-1');
    expect(room).toMatchObject({ title: '첫 방송', open: true });
    expect(you).toMatchObject({ id: 'user-7', nickname: '김방송', roles: ['owner'] });
    expect(events.at(-1)).toMatchObject({ type: 'announcement', text: '첫 방송: 방송을 시작합니다!' });
    await member.send('stream-1', '안녕하세요');
    await post('stream-1/end');
    await expect(member.send('stream-1', '늦었다')).rejects.toMatchObject({ code: 'room_closed' });
  }, 60_000);
});

describe('the terminal chat of the README', () => {
  const talkAt = (url: string) => new Example({ 'talk.mjs': talk.replace(SERVER, url) });

  it('lets two people talk', async () => {
    const { url } = await startChat();
    const example = talkAt(url);
    const otter = example.start('talk.mjs', { args: ['Otter'] });
    const sudal = example.start('talk.mjs', { args: ['수달'] });
    const { join: enter } = chatAt(url, {});
    const witness = await enter('demo');
    await witness.next('pulse', ({ viewers }) => viewers === 3);
    otter.type('hello');
    await sudal.printed(/^Otter: hello$/m);
    sudal.type('안녕하세요');
    await otter.printed(/^수달: 안녕하세요$/m);
    sudal.type('a'.repeat(501));
    await sudal.printed(/at most 500 characters/);
  });

  it('comes back after a kill -9 with exactly what it missed, as the same guest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    const DATABASE_URL = `sqlite:${join(folder, 'chat.db')}`;
    const first = await startChildServer({ DATABASE_URL });
    const otter = talkAt(first.url).start('talk.mjs', { args: ['Otter'] });
    const writer = await first.join('demo', { auth: { nickname: 'Writer' } });
    await writer.send('demo', 'before');
    await otter.printed(/^Writer: before$/m);
    await first.stop('SIGKILL');

    const second = await startChildServer({ DATABASE_URL, PORT: new URL(first.url).port });
    const again = await second.join('demo', { auth: { token: writer.welcome.guestToken } });
    for (const id of ['missed-1', 'missed-2', 'missed-3']) await again.send('demo', id.replace('-', ' '), id);
    await otter.printed(/^Writer: missed 3$/m);
    otter.type('I am back');
    await otter.printed(/^Otter: I am back$/m);
    const said = ['before', 'missed 1', 'missed 2', 'missed 3'].map((text) => `Writer: ${text}`);
    expect(otter.lines).toEqual([...said, 'Otter: I am back']);
  }, 60_000);
});

describe('the React examples', () => {
  it('compile, strictly, against the client’s types', async () => {
    const example = new Example({ 'src/chat.tsx': react, 'src/own-chat.tsx': ownReact });
    await example.compile({ jsx: 'react-jsx', lib: ['ES2023', 'DOM'], types: [] });
  }, 60_000);
});

describe('the tables', () => {
  it('of the README has every variable that the server reads, and no other', () => {
    const source = read('src/standalone/environment.ts');
    const variables = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    expect(variables).toContain('PORT');
    for (const page of ['README.md', 'README.ko.md']) {
      const head = page === 'README.md' ? 'variable' : '변수';
      expect(tableOf(page, head).map(([name]) => name)).toEqual(variables);
    }
  });

  it('of docs/embedding.md has every option of the module, and no other', () => {
    const { auth, review, ...rest } = chatOptionsSchema.shape;
    const options = [
      ...Object.keys(auth.shape).map((name) => `auth.${name}`),
      ...Object.keys(review.unwrap().shape).map((name) => `review.${name}`),
      ...Object.keys(rest),
    ];
    const documented = tableOf('docs/embedding.md', 'option');
    expect(documented.map(([name]) => name).sort()).toEqual(options.sort());
  });

  it('of docs/embedding.md has the defaults that the module has', () => {
    const { review, ...options } = chatOptionsSchema.parse({
      auth: { secret: TEST_SECRET },
      review: { by: 'token' },
    });
    const defaults: Record<string, unknown> = { ...options };
    for (const [name, value] of Object.entries(review ?? {}))
      if (name !== 'by') defaults[`review.${name}`] = value;
    for (const [name = '', value = ''] of tableOf('docs/embedding.md', 'option')) {
      if (!(name in defaults)) continue;
      expect(`${name}: ${value.replaceAll("'", '"')}`).toBe(`${name}: ${JSON.stringify(defaults[name])}`);
    }
  });
});

describe('the pages', () => {
  it('in English and in Korean have the same code', () => {
    expect(blocksOf('README.ko.md')).toEqual(blocksOf('README.md'));
  });

  it.each(PAGES)('%s leads only to what is there', (page) => {
    const text = read(page).replace(/^```[\s\S]*?^```$/gm, '');
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, to = '']) => to);
    const paths = [...text.matchAll(/`((?:src|test|client|docs|bench|deploy|examples)\/[\w./-]+)`/g)].map(
      ([, to = '']) => (page.startsWith('examples/') ? to : `/${to}`),
    );
    const missing = [...links.filter((to) => !to.includes(':')), ...paths].filter(
      (to) => !existsSync(to.startsWith('/') ? join(ROOT, to) : join(ROOT, dirname(page), to)),
    );
    expect(missing).toEqual([]);
  });
});
