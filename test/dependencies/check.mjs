/** Fails where a lock file has a copy of a package that an advisory is about: `node check.mjs [package-lock.json …]` */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { satisfies, valid } from 'semver';
import { ADVISORIES } from './advisories.mjs';

const LOCKS = ['package-lock.json', 'bench/package-lock.json'];
const WATCHED = new Set(ADVISORIES.map(({ name }) => name));

const given = process.argv.slice(2);
const copies = (given.length > 0 ? given : LOCKS).flatMap(copiesIn);
const problems = copies.flatMap(problemsOf);
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${copies.length} copies of ${[...WATCHED].join(', ')}: ${problems.length} problems\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Every copy that the lock installs of a package that is watched, under whatever name. */
function copiesIn(lock) {
  const { packages } = JSON.parse(readFileSync(lock, 'utf8'));
  if (packages === undefined) throw new Error(`${lock} is of a version that does not list its packages`);
  return Object.entries(packages)
    .filter(([, { link }]) => !link)
    .map(([path, { name, version }]) => ({
      name: name ?? path.split('node_modules/').at(-1),
      version,
      where: `${lock}: ${path}`,
    }))
    .filter(({ name }) => WATCHED.has(name));
}

function problemsOf({ name, version, where }) {
  if (!valid(version)) return [`${where}: ${version} is no version that can be looked up`];
  return ADVISORIES.filter(
    (known) => known.name === name && satisfies(version, known.range, { includePrerelease: true }),
  ).map(({ id, what }) => `${where}: ${name} ${version}: ${id}, ${what}`);
}
