import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runs } from './cores.mjs';

const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));
const BINARIES = join(BENCH, 'node_modules', '@oven');

/**
 * Bun's binary, out of its npm package: the platform's own package holds it, so that no install script has to run.
 * @returns {string | undefined} undefined where it cannot be had
 */
export function bunBinary() {
  if (!existsSync(BINARIES)) install();
  if (!existsSync(BINARIES)) return undefined;
  // For Linux there is one for glibc and one for musl; only one of them runs.
  const found = readdirSync(BINARIES).map((name) => join(BINARIES, name, 'bin', 'bun'));
  return found.find((binary) => existsSync(binary) && runs(binary, ['--version']));
}

function install() {
  process.stderr.write('Bun is not installed: fetching its npm package into bench/ (about 100 MB, once) …\n');
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit'], {
      cwd: BENCH,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 180_000,
    });
  } catch {
    process.stderr.write('Bun could not be installed; the comparison goes on without it.\n');
  }
}
