import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A secret made at the first start and kept beside the database, so that guests stay who they are after a
 * restart. With a database that keeps nothing the secret is not kept either; with PostgreSQL it is kept
 * where the default database would be.
 *
 * @param database as the option of that name
 */
export function keptSecret(database: string): string {
  const file = database.startsWith('sqlite:') ? database.slice('sqlite:'.length) : 'data/streamside.db';
  const made = randomBytes(32).toString('base64url');
  if (file === ':memory:') return made;
  const path = `${file.replace(/\.db$/, '')}.secret`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, made, { flag: 'wx', mode: 0o600 });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path, 'utf8').trim();
  }
}
