import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { freePort } from './free-port.js';
import { reachable, unprivileged } from './postgres-programs.js';

const USER = 'chat';
const PASSWORD = 'p@ss/word';

/** Nothing has to outlive the machine. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
};

/** The shell stops PostgreSQL when its own input ends, which it does however this process ends. */
const WHILE_THIS_RUNS =
  'exec 3<&0; "$0" "$@" 3<&- & postgres=$!; (cat <&3; kill -INT $postgres) >/dev/null 2>&1 & wait $postgres';

/** Runs an empty PostgreSQL on a free port. @param found the folder of its programs */
export async function runPostgres(found: string): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'streamside-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const as = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  const programs = reachable(found, folder, as);
  initialise(programs, folder, as);

  const port = await freePort();
  const flags = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(programs, 'postgres'), '-D', join(folder, 'data'), ...flags];
  const child = spawn('/bin/sh', ['-c', WHILE_THIS_RUNS, ...command], {
    ...as,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await ready(child.stderr);
  return {
    url: `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`,
    async stop() {
      await stop(child);
      rmSync(folder, { recursive: true });
    },
  };
}

function initialise(programs: string, folder: string, as: object): void {
  const pwfile = join(folder, 'password');
  writeFileSync(pwfile, PASSWORD);
  const who = [`--username=${USER}`, `--pwfile=${pwfile}`, '--auth=scram-sha-256'];
  const what = [`--pgdata=${join(folder, 'data')}`, '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), [...who, ...what], { ...as, stdio: 'pipe' });
}

async function ready(log: Readable): Promise<void> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: log })) {
    lines.push(line);
    if (!line.includes('ready to accept connections')) continue;
    log.resume();
    return;
  }
  throw new Error(`PostgreSQL did not start. ${lines.join('\n')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
}
