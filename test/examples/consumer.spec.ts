import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { read } from '../docs/pages.js';
import { Installed } from './installed.js';

/** Bytes of a page that has nothing but the client in it, with socket.io-client, as they travel. */
const BUDGET = 20_000;

const APP = {
  'package.json': JSON.stringify({
    private: true,
    type: 'module',
    scripts: { build: 'vite build' },
    dependencies: { '@streamside/client': 'file:../../streamside-client-0.1.0.tgz' },
    devDependencies: { vite: '^8.3.8' },
  }),
  'index.html': '<!doctype html><script type="module" src="/main.js"></script>',
  'main.js': `
    import { ChatClient } from '@streamside/client';
    const room = new ChatClient({ url: 'https://chat.example' }).room('lobby');
    room.subscribe(() => console.log(room.snapshot()));`,
};

interface Tree {
  dependencies?: Record<string, Tree>;
}

/** The names of all that is installed, one below the other. */
function namesIn({ dependencies = {} }: Tree): string[] {
  return Object.entries(dependencies).flatMap(([name, tree]) => [name, ...namesIn(tree)]);
}

/** What the server needs, but for the client's own half of Socket.IO. */
function serversPackages(): string[] {
  type Manifest = Record<'dependencies' | 'peerDependencies', object>;
  const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as Manifest;
  const names = Object.keys({
    ...dependencies,
    ...peerDependencies,
    streamside: '',
    express: '',
    'engine.io': '',
  });
  return names.filter((name) => name !== 'socket.io-client');
}

describe('@streamside/client in an empty Vite app', () => {
  it('brings no package of the server along, builds, and is at most 20 kB', async () => {
    const app = await Installed.files(APP);
    const installed = namesIn(JSON.parse(await app.npm('ls', '--all', '--omit=dev', '--json')) as Tree);
    expect(installed).toEqual(expect.arrayContaining(['@streamside/client', 'socket.io-client']));
    expect(serversPackages()).toEqual(expect.arrayContaining(['socket.io', 'kysely', '@nestjs/common']));
    expect(installed.filter((name) => serversPackages().includes(name))).toEqual([]);

    await app.npm('run', 'build');
    const assets = join(app.folder, 'dist/assets');
    const sizes = readdirSync(assets).map((file) => gzipSync(readFileSync(join(assets, file))).length);
    const size = sizes.reduce((sum, one) => sum + one, 0);
    expect(size).toBeGreaterThan(12_000); // socket.io-client alone: it is in there
    expect(size).toBeLessThanOrEqual(BUDGET);
  }, 90_000);
});
