import { ChatModule } from '../../src/index.js';
import { CHAT_OPTIONS, type ChatOptions } from '../../src/chat/chat-options.js';
import { afterTest } from '../../src/testing/after-test.js';
import { patience, startApp, startChat, TEST_SECRET, type TestChat } from '../../src/testing/testing.js';
import { AppModule } from '../host-app/app.module.js';

const answers = (url: string) =>
  fetch(`${url}/health`).then(
    () => true,
    () => false,
  );

describe('a chat for tests', () => {
  let shared: TestChat;
  let own: TestChat | undefined;
  beforeAll(async () => void (shared = await startChat()));

  it('that a test starts is there for it', async () => {
    own = await startChat();
    expect(await answers(own.url)).toBe(true);
  });

  it('is gone after the test that started it, and one of beforeAll is not', async () => {
    expect(await answers(own?.url ?? '')).toBe(false);
    expect(await answers(shared.url)).toBe(true);
  });

  it('is gone at the end of its block with `await using`, whoever is connected', async () => {
    let url: string;
    {
      await using chat = await startChat();
      ({ url } = chat);
      await chat.join('lobby');
    }
    expect(await answers(url)).toBe(false);
  });

  it('has no limits of its own, and those that it is given', async () => {
    const chat = await startChat({ sendLimit: 2 });
    const limited = await chat.join('lobby');
    const sends = Array.from({ length: 5 }, (_, i) => limited.send('lobby', `${i}`));
    await expect(Promise.all(sends)).rejects.toMatchObject({ code: 'rate_limited' });
    const free = await shared.join('lobby');
    await Promise.all(Array.from({ length: 50 }, (_, i) => free.send('lobby', `${i}`)));
  });
});

describe('a client for tests', () => {
  it('waits for what is to come, and finds what came, at joining too', async () => {
    const chat = await startChat();
    const otter = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const coming = otter.next('message', { user: { nickname: '수달' }, text: '안녕하세요' });
    const sudal = await chat.join('lobby', { auth: { nickname: '수달' } });
    await sudal.send('lobby', '안녕하세요');
    expect(await coming).toMatchObject({ type: 'message', seq: 1 });
    expect(await otter.next('message', ({ text }) => text.startsWith('안녕'))).toEqual(await coming);
    const late = await chat.join('lobby');
    expect(await late.next('message', { text: '안녕하세요' })).toEqual(await coming);
    await late.next('pulse', { viewers: 3 });
  });

  it('says what came instead of what it waited for, before the test is out of time', async () => {
    const before = patience.ms;
    afterTest(() => (patience.ms = before));
    const chat = await startChat();
    const viewer = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await viewer.send('lobby', 'hello');
    await viewer.next('message', { text: 'hello' });
    patience.ms = 50;
    const failed = await viewer.next('message', { text: 'hallo' }).catch((error: unknown) => error as Error);
    expect(failed).toMatchObject({ message: expect.stringMatching(/"hallo".*50 ms.*"hello"/) as string });
    expect((failed as Error).stack).toContain('testing.spec');
  });

  it('throws what the chat refuses, with its code', async () => {
    const chat = await startChat({ roomCreation: 'api' });
    const token = await chat.signToken({}, { secret: 'not the secret of this chat at all' });
    await expect(chat.connect({ auth: { token } })).rejects.toMatchObject({ data: { code: 'unauthorized' } });
    await expect(chat.join('lobby')).rejects.toMatchObject({ code: 'room_not_found' });
  });
});

describe('a host’s app under test', () => {
  const optionsOf = ({ app }: TestChat) => app.get<ChatOptions>(CHAT_OPTIONS, { strict: false });

  it('runs by its module, with its chat in memory and what else the test says', async () => {
    const host = await startApp(AppModule, { auth: { secret: TEST_SECRET } });
    expect(optionsOf(host)).toMatchObject({ database: 'sqlite::memory:', sendLimit: 0, roomCreation: 'api' });
    const live = { method: 'POST', body: new URLSearchParams({ title: '첫 방송' }) };
    expect((await fetch(`${host.url}/streams/stream-1/live`, live)).status).toBe(201);
    const viewer = await host.join('stream-1');
    await viewer.next('announcement', { text: '첫 방송: 방송을 시작합니다!' });
  });

  it('signs tokens with the app’s own secret, and finds the chat where the app has it', async () => {
    const secret = 'the secret that the host has chosen';
    const host = await startApp(ChatModule.forRoot({ auth: { secret }, namespace: '/side', path: '/live' }));
    const token = await host.signToken({ sub: 'user-7', name: '김시청', roles: ['vip'] });
    const viewer = await host.join('lobby', { auth: { token } });
    expect(viewer.welcome.you).toMatchObject({ id: 'user-7', nickname: '김시청', roles: ['vip'] });
  });
});
