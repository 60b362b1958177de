import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '../docs/pages.js';
import { afterTest } from '../../src/testing/after-test.js';

const PLACES = [
  process.env.NGINX_PATH,
  '/usr/sbin/nginx',
  '/usr/local/sbin/nginx',
  '/opt/homebrew/bin/nginx',
];
const nginx = PLACES.find((place) => place && existsSync(place));

const NO_NGINX = 'There is no nginx: `apt-get install nginx-light`, or name one in NGINX_PATH.';

/** A `describe` that is skipped, loudly, where there is no nginx, and fails there under CI. */
export function describeBehindNginx(name: string, tests: () => void): void {
  if (nginx) return describe(name, tests);
  if (process.env.CI === 'true')
    return describe(name, () =>
      it('has an nginx to stand behind', () => {
        throw new Error(NO_NGINX);
      }),
    );
  console.warn(`SKIPPED: ${name}. ${NO_NGINX}`);
  describe.skip(name, tests);
}

/**
 * deploy/nginx/nginx.conf in front of these nodes, on a free port, as whoever runs the tests. What is changed
 * of it is where the nodes are, where it listens, and where it may write.
 *
 * @returns its address
 */
export async function startNginx(nodes: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-nginx-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, configFor(nodes, port, folder));
  const args = ['-p', folder, '-c', config, '-g', 'daemon off;'];
  execFileSync(nginx ?? '', [...args, '-t', '-q'], { stdio: 'pipe' });
  const child = spawn(nginx ?? '', args, { stdio: 'ignore' });
  afterTest(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  });
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null) if (await answers(url)) return url;
  throw new Error('nginx did not start');
}

function configFor(nodes: string[], port: number, folder: string): string {
  const servers = nodes.map((url) => `server ${new URL(url).host} max_fails=2 fail_timeout=5s;`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => {
    mkdirSync(join(folder, name));
    return `${name}_temp_path ${join(folder, name)};`;
  });
  const changed = read('deploy/nginx/nginx.conf')
    .replace(/^(\s*server streamside-\d:3000 .*\n)+/m, `${servers.join('\n')}\n`)
    .replace(/listen 80;/, `listen 127.0.0.1:${port};`)
    .replace(/^pid .*$/m, `pid ${join(folder, 'nginx.pid')};`)
    .replace(/\/dev\/stdout/, join(folder, 'access.log'))
    .replace(/^error_log stderr/m, `error_log ${join(folder, 'error.log')}`)
    .replace(/^worker_processes auto/m, 'worker_processes 1')
    .replace(/^http \{$/m, ['http {', ...temporary].join('\n'));
  // A root's nginx gives its workers to a user who may not write into root's folder.
  return process.getuid?.() === 0 ? `user root;\n${changed}` : changed;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health`).then(
    () => true,
    () => false,
  );
}
