import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { describeInChromium, newPage } from '../browser/chromium.js';
import { afterTest } from '../../src/testing/after-test.js';
import { startChat } from '../../src/testing/start-chat.js';
import { Example } from './example.js';
import { filesOf } from './pages.js';

const { 'src/chat.tsx': chat = '' } = filesOf('README.md');

const INDEX = '<!doctype html><div id="root"></div><script type="module" src="/src/main.tsx"></script>';
const MAIN = `
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat } from './chat';
createRoot(document.getElementById('root')!).render(<StrictMode><Chat roomId="lobby" /></StrictMode>);`;

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves the files of a folder, which may still be empty. */
async function serve(folder: string): Promise<string> {
  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, url === '/' ? 'index.html' : url);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
    readFile(file).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterTest(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describeInChromium('the React example of the README', () => {
  it('chats from a page of another origin, in strict mode', async () => {
    const example = new Example({ 'index.html': INDEX, 'src/main.tsx': MAIN });
    const origin = await serve(join(example.folder, 'dist'));
    const server = await startChat({ allowedOrigins: [origin] });
    example.write('src/chat.tsx', chat.replace('http://localhost:3000', server.url));
    await example.tool('vite/bin/vite.js', 'build', '--logLevel', 'error');

    const other = await server.join('lobby', { auth: { nickname: '수달' } });
    await other.send('lobby', '안녕하세요');
    const page = await newPage({ locale: 'en-US' });
    await page.goto(origin);
    await page.getByText('2 watching').waitFor();
    await page.getByText('수달 안녕하세요').waitFor();
    const field = page.getByLabel('Message');
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
