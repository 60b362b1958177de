import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Example } from '../docs/example.js';
import { ROOT } from '../docs/pages.js';

const KB = 1000;
const MAIN = "import { ChatClient } from '@streamside/client';\nwindow.chat = new ChatClient();";
const CONFIG =
  "export default { build: { lib: { entry: 'main.js', formats: ['iife'], name: 'chat', fileName: () => 'main.js' } } };";

const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

describe('what a viewer’s browser loads, gzipped', () => {
  it('is at most 20 kB for the client, Socket.IO included', async () => {
    const example = new Example({ 'main.js': MAIN, 'vite.config.js': CONFIG });
    await example.tool('vite/bin/vite.js', 'build', '--logLevel', 'error');
    expect(gzipped(join(example.folder, 'dist/main.js'))).toBeLessThanOrEqual(20 * KB);
  }, 60_000);

  it('is at most 40 kB for the widget, all included', () =>
    expect(gzipped(join(ROOT, 'client/dist/widget/embed.js'))).toBeLessThanOrEqual(40 * KB));
});
