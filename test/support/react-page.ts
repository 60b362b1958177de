import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { newPage } from '../browser/chromium.js';
import { Example } from '../docs/example.js';
import { ROOT } from '../docs/pages.js';
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

/** Those that the React parts are for, and where each is installed. */
const REACTS = { 18: 'test/react-18/node_modules', 19: 'node_modules' };

export type ReactVersion = keyof typeof REACTS;

function reactOf(version: ReactVersion): Record<string, string> {
  const from = join(ROOT, REACTS[version]);
  return { react: join(from, 'react'), 'react-dom': join(from, 'react-dom') };
}

export interface ReactPage {
  page: Page;
  chat: TestChat;
}

interface Options extends BrowserContextOptions {
  react: ReactVersion;
  /** Before the page is opened. */
  watch?: (page: Page) => void;
}

/** A React app of these files, built and opened at a page of its own origin; `CHAT_URL` in them is a chat's. */
export async function openReactPage(
  files: Record<string, string>,
  { react, watch, ...options }: Options,
): Promise<ReactPage> {
  const example = new Example({ 'index.html': INDEX, 'vite.config.js': config(reactOf(react)) });
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
