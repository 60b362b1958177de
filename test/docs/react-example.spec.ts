import { join } from 'node:path';
import { describeInChromium, newPage } from '../browser/chromium.js';
import { serveFolder } from '../support/serve-folder.js';
import { startChat } from '../../src/testing/start-chat.js';
import { Example } from './example.js';
import { filesOf } from './pages.js';

const { 'src/chat.tsx': finished = '', 'src/own-chat.tsx': own = '' } = filesOf('README.md', 'docs/react.md');

const INDEX = `<!doctype html><div id="root" style="height: 600px"></div>
<script type="module" src="/src/main.tsx"></script>`;
const MAIN = `
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat } from './chat';
createRoot(document.getElementById('root')!).render(<StrictMode><Chat roomId="lobby" /></StrictMode>);`;

/** An example on a page of another origin, in strict mode, and somebody else in its room. */
async function opened(chat: string) {
  const example = new Example({ 'index.html': INDEX, 'src/main.tsx': MAIN });
  const origin = await serveFolder(join(example.folder, 'dist'));
  const server = await startChat({ allowedOrigins: [origin] });
  example.write('src/chat.tsx', chat.replace('http://localhost:3000', server.url));
  await example.tool('vite/bin/vite.js', 'build', '--logLevel', 'error');

  const other = await server.join('lobby', { auth: { nickname: '수달' } });
  await other.send('lobby', '안녕하세요');
  const page = await newPage({ locale: 'en-US' });
  await page.goto(origin);
  return { page, other, field: page.getByLabel('Message', { exact: true }) };
}

describeInChromium('the React example', () => {
  it('of the README is the whole chat', async () => {
    const { page, other, field } = await opened(finished);
    await page.getByTitle('2 watching').waitFor();
    await page.getByText('안녕하세요').waitFor();
    await field.fill('hello from React');
    await field.press('Enter');
    await other.seen('hello from React');
    await page.locator('.ss-message:not(.ss-pending)').getByText('hello from React').waitFor();
    expect(await field.inputValue()).toBe('');
  }, 60_000);

  it('of a chat of one’s own chats, and keeps what was not taken', async () => {
    const { page, other, field } = await opened(own);
    await page.getByText('2 watching').waitFor();
    await page.getByText('수달 안녕하세요').waitFor();
    await field.fill('hello from React');
    await field.press('Enter');
    await other.seen('hello from React');
    await page.getByText(/ hello from React$/).waitFor();

    await field.fill('x'.repeat(501));
    await field.press('Enter');
    await page.getByRole('alert').getByText('at most 500 characters').waitFor();
    expect(await field.inputValue()).toBe('x'.repeat(501));
  }, 60_000);
});
