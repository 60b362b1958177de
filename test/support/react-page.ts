import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { newPage } from '../browser/chromium.js';
import { Example } from '../docs/example.js';
import { serveFolder } from './serve-folder.js';
import { startChat } from '../../src/testing/start-chat.js';
import type { TestChat } from '../../src/testing/test-chat.js';

const INDEX = `<!doctype html><style>body { margin: 0 } #root { height: 600px; width: 360px }</style>
<div id="root"></div><script type="module" src="/src/main.tsx"></script>`;

/** A development build, for React shows only there what strict mode would find. */
const config = (aliases: Record<string, string>) => `
export default {
  define: { 'process.env.NODE_ENV': '"development"' },
  resolve: { alias: ${JSON.stringify(aliases)} },
};`;

/** `REACT_FROM` names a folder in which another React is installed, to run these tests with that one. */
function otherReact(): Record<string, string> {
  const from = process.env.REACT_FROM;
  if (from === undefined) return {};
  return { react: join(from, 'node_modules/react'), 'react-dom': join(from, 'node_modules/react-dom') };
}

export interface ReactPage {
  page: Page;
  chat: TestChat;
}

interface Options extends BrowserContextOptions {
  /** Before the page is opened. */
  watch?: (page: Page) => void;
}

/** A React app of these files, built and opened at a page of its own origin; `CHAT_URL` in them is a chat's. */
export async function openReactPage(
  files: Record<string, string>,
  { watch, ...options }: Options = {},
): Promise<ReactPage> {
  const example = new Example({ 'index.html': INDEX, 'vite.config.js': config(otherReact()) });
  const origin = await serveFolder(join(example.folder, 'dist'));
  const chat = await startChat({ allowedOrigins: [origin] });
  for (const [path, text] of Object.entries(files))
    example.write(path, text.replaceAll('CHAT_URL', chat.url));
  await example.tool('vite/bin/vite.js', 'build', '--logLevel', 'error');
  const page = await newPage({ locale: 'en-US', reducedMotion: 'reduce', ...options });
  watch?.(page);
  await page.goto(origin);
  return { page, chat };
}
