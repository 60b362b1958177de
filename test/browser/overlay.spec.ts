import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';
import { startChildServer } from '../support/child-server.js';
import { signToken } from '../../src/testing/sign-token.js';
import { describeInChromium, newPage } from './chromium.js';
import { computedStyle } from './computed-style.js';

/** Nothing is drawn before it is asked to, as on a machine that is busy. */
const FRAMES_HELD = `{
  const draw = window.requestAnimationFrame.bind(window);
  const held = [];
  window.requestAnimationFrame = (frame) => held.push(frame);
  window.drawAgain = () => {
    window.requestAnimationFrame = draw;
    held.forEach(draw);
  };
}`;

/** A streamer's overlay of the room, once it is there. */
async function overlay(chat: TestChat, address = '') {
  const page = await newPage({ locale: 'en-US', viewport: { width: 480, height: 300 } });
  await page.goto(`${chat.url}/overlay/lobby${address}`);
  await page.locator('.overlay ol').waitFor({ state: 'attached' });
  return { page, lines: page.locator('.overlay li .ss-text') };
}

describeInChromium('the overlay', () => {
  it('is transparent, and nobody can write in it', async () => {
    const chat = await startChat();
    const { page } = await overlay(chat);
    for (const ground of ['html', 'body', '.overlay'])
      expect(await computedStyle(page.locator(ground), 'backgroundColor')).toBe('rgba(0, 0, 0, 0)');
    expect(await page.locator('textarea, input, button').count()).toBe(0);
  });

  it('shows what is said, and lets it fade; what was said before is past', async () => {
    const chat = await startChat();
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    await other.send('lobby', 'before');
    const { page, lines } = await overlay(chat, '?fade=1');
    await other.send('lobby', 'now');
    await lines.getByText('now').waitFor();
    expect(await lines.allTextContents()).toEqual(['now']);
    const opacity = computedStyle(page.locator('.overlay li'), 'opacity');
    expect(Number(await opacity)).toBeGreaterThan(0);
    await lines.waitFor({ state: 'detached' });
    await other.send('lobby', 'after that');
    await lines.getByText('after that').waitFor();
    expect(await lines.allTextContents()).toEqual(['after that']);
  });

  it('shows what was said between its join and its first frame', async () => {
    const chat = await startChat();
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const page = await newPage({ locale: 'en-US' });
    await page.addInitScript(FRAMES_HELD);
    const line = new Promise<void>((resolve) =>
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => payload.includes('just in time') && resolve()),
      ),
    );
    await page.goto(`${chat.url}/overlay/lobby`);
    await other.next('pulse', { viewers: 2 });
    await other.send('lobby', 'just in time');
    await line;
    await page.evaluate('drawAgain()');
    await page.locator('.overlay').getByText('just in time').waitFor();
  });

  it('shows neither bots nor commands unless it is told to', async () => {
    const chat = await startChat();
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    const token = await signToken({ sub: 'b1', name: 'Helper', badges: ['bot'] });
    const bot = await chat.join('lobby', { auth: { token } });
    await other.send('lobby', '!song');
    await bot.send('lobby', 'The song is …');
    await other.send('lobby', 'nice');
    const { lines } = await overlay(chat, '?fade=0');
    await lines.getByText('nice').waitFor();
    expect(await lines.allTextContents()).toEqual(['nice']);
    const all = await overlay(chat, '?fade=0&bots=show&commands=show');
    await all.lines.getByText('nice').waitFor();
    expect(await all.lines.allTextContents()).toEqual(['!song', 'The song is …', 'nice']);
  });

  it('has the size and the font that it is told, and takes no style for a font', async () => {
    const chat = await startChat();
    const { page } = await overlay(chat, '?size=32&font=Noto+Sans+KR');
    expect(await computedStyle(page.locator('.overlay'), 'fontSize')).toBe('32px');
    expect(await computedStyle(page.locator('.overlay'), 'fontFamily')).toMatch(/^"Noto Sans KR"/);
    const other = await overlay(chat, '?size=9999&font=x%22%3Bcolor%3Ared');
    expect(await computedStyle(other.page.locator('.overlay'), 'fontSize')).toBe('120px');
    expect(await computedStyle(other.page.locator('.overlay'), 'fontFamily')).toMatch(/^system-ui/);
  });

  it('goes on in a new log, whose messages count from one again', async () => {
    const DATABASE_URL = 'sqlite::memory:';
    const first = await startChildServer({ DATABASE_URL });
    const before = await first.join('lobby', { auth: { nickname: 'Otter' } });
    for (const text of ['one', 'two', 'three']) await before.send('lobby', text);
    const page = await newPage({ locale: 'en-US' });
    await page.goto(`${first.url}/overlay/lobby`);
    await page.locator('.overlay ol').waitFor({ state: 'attached' });
    await first.stop('SIGTERM');
    const second = await startChildServer({ DATABASE_URL, PORT: new URL(first.url).port });
    const after = await second.join('lobby', { auth: { nickname: 'Heron' } });
    await after.next('pulse', ({ viewers }) => viewers === 2);
    await after.send('lobby', 'first of a new log');
    await page.locator('.overlay').getByText('first of a new log').waitFor();
  });

  it('takes back what is deleted', async () => {
    const chat = await startChat();
    const token = await signToken({ sub: 'm1', name: 'Mod', roles: ['moderator'] });
    const moderator = await chat.join('lobby', { auth: { token } });
    const { lines } = await overlay(chat, '?fade=0');
    const { id, seq } = await moderator.send('lobby', 'a slip');
    await lines.getByText('a slip').waitFor();
    await moderator.request('message:delete', { room: 'lobby', message: { id, seq } });
    await lines.waitFor({ state: 'detached' });
  });

  it('is that of a member with a token in its fragment, which is sent to no server', async () => {
    const chat = await startChat({ roomCreation: 'members' });
    const token = await signToken({ sub: 'm1', name: 'Streamer' });
    const page = await newPage({ locale: 'en-US' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${chat.url}/overlay/lobby#token=${token}`);
    await page.locator('.overlay ol').waitFor({ state: 'attached' });
    expect(
      asked.filter((url) => new URL(url).search.includes(token) || new URL(url).pathname.includes(token)),
    ).toEqual([]);
  });

  it('holds a hundred messages at most', async () => {
    const chat = await startChat();
    const { lines } = await overlay(chat, '?fade=0');
    const other = await chat.join('lobby', { auth: { nickname: 'Otter' } });
    for (let line = 1; line <= 130; line += 1) await other.send('lobby', `line ${line}`);
    await lines.getByText('line 130', { exact: true }).waitFor();
    expect(await lines.count()).toBeLessThanOrEqual(100);
    expect(await lines.last().textContent()).toBe('line 130');
    const { y = 0, height = 999 } = (await lines.last().boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual(300);
  });
});
