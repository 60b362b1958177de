import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../docs/pages.js';
import { afterTest } from '../../src/testing/after-test.js';

const run = promisify(execFile);

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the check on a lock with these packages, or on the project's own. */
async function check(lock?: object): Promise<Result> {
  const args = [join(ROOT, 'test/dependencies/check.mjs')];
  if (lock) {
    const folder = mkdtempSync(join(tmpdir(), 'streamside-'));
    afterTest(() => rmSync(folder, { recursive: true }));
    args.push(join(folder, 'package-lock.json'));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  }
  return run(process.execPath, args, { cwd: ROOT }).then(
    (output) => ({ code: 0, ...output }),
    (failure: unknown) => failure as Result,
  );
}

const locked = (packages: Record<string, object>) => check({ lockfileVersion: 3, packages });

const SAFE = {
  'node_modules/ws': { version: '8.23.0' },
  'node_modules/engine.io': { version: '6.6.11' },
  'node_modules/socket.io': { version: '4.8.4' },
  'node_modules/socket.io-parser': { version: '4.2.7' },
};

describe('the check of what is installed', () => {
  it('passes on this project, and has looked at something', async () => {
    const { code, stdout } = await check();
    expect(code).toBe(0);
    expect(Number.parseInt(stdout, 10)).toBeGreaterThanOrEqual(4);
  });

  it('passes on the versions that have none of the faults', async () => {
    expect(await locked(SAFE)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^4 copies/) as string,
    });
  });

  it.each([
    ['ws', '7.4.5', 'CVE-2021-32640'],
    ['ws', '6.2.2', 'CVE-2024-37890'],
    ['ws', '8.17.0', 'CVE-2024-37890'],
    ['ws', '8.20.0', 'CVE-2026-45736'],
    ['ws', '8.20.1', 'CVE-2026-48779'],
    ['ws', '8.21.0', 'CVE-2026-62389'],
    ['ws', '8.22.9', 'unread pongs'],
    ['engine.io', '3.5.0', 'CVE-2020-36048'],
    ['engine.io', '6.1.0', 'CVE-2022-21676'],
    ['engine.io', '6.2.0', 'CVE-2022-41940'],
    ['engine.io', '6.4.1', 'CVE-2023-31125'],
    ['socket.io-parser', '3.4.0', 'CVE-2020-36049'],
    ['socket.io-parser', '4.0.4', 'CVE-2022-2421'],
    ['socket.io-parser', '4.2.2', 'CVE-2023-32695'],
    ['socket.io-parser', '4.2.5', 'CVE-2026-33151'],
    ['socket.io-parser', '4.2.6', 'CVE-2026-69185'],
    ['socket.io', '2.3.0', 'CVE-2020-28481'],
    ['socket.io', '4.6.1', 'CVE-2024-38355'],
    ['engine.io', '6.4.2-rc.1', 'CVE-2023-31125'],
  ])('fails for %s %s, naming %s', async (name, version, id) => {
    const { code, stderr } = await locked({ ...SAFE, [`node_modules/${name}`]: { version } });
    expect(code).toBe(1);
    expect(stderr).toContain(id);
    expect(stderr).toContain(`node_modules/${name}: ${name} ${version}`);
  });

  it.each([
    ['a copy beneath another package', { 'node_modules/engine.io/node_modules/ws': { version: '8.17.0' } }],
    ['a copy under another name', { 'node_modules/sockets': { name: 'ws', version: '8.17.0' } }],
    ['a copy of no version', { 'node_modules/engine.io/node_modules/ws': { resolved: 'git+ssh://…' } }],
  ])('sees %s', async (_what, packages) => {
    const { code, stderr } = await locked({ ...SAFE, ...packages });
    expect(code).toBe(1);
    expect(stderr).toContain(Object.keys(packages)[0]);
  });

  it('fails where it cannot tell what is installed', async () => {
    expect((await check({ lockfileVersion: 1, dependencies: {} })).code).toBe(1);
  });
});
