import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterTest } from '../../src/testing/after-test.js';
import { Program } from '../support/program.js';
import { ROOT } from '../docs/pages.js';

const run = promisify(execFile);

/** Jest says `test`, of which a build would make something that nobody is served. */
const ENV = { ...process.env, NODE_ENV: undefined };

const NOT_COPIED = /[\\/](node_modules|dist|data)$/;

/** A folder outside of this repository with what somebody has there who uses the packages. Gone after the test. */
export class Installed {
  private constructor(readonly folder: string) {}

  /** An example, as it is in a clone whose packages were made. */
  static async example(name: string): Promise<Installed> {
    const installed = await Installed.inClone(join('examples', name));
    const from = join(ROOT, 'examples', name);
    cpSync(from, installed.folder, { recursive: true, filter: (path) => !NOT_COPIED.test(path) });
    await installed.install();
    return installed;
  }

  /** A folder of a clone, with these files. */
  static async files(files: Record<string, string>): Promise<Installed> {
    const installed = await Installed.inClone('examples/own');
    for (const [path, text] of Object.entries(files)) installed.write(path, text);
    await installed.install();
    return installed;
  }

  private static async inClone(path: string): Promise<Installed> {
    if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('build first: npm run build');
    const clone = mkdtempSync(join(tmpdir(), 'streamside-clone-'));
    afterTest(() => rmSync(clone, { recursive: true, maxRetries: 5 }));
    const pack = ['pack', '--ignore-scripts', '--pack-destination', clone];
    for (const which of [[], ['-w', 'client']])
      await run('npm', [...pack, ...which], { cwd: ROOT, env: ENV });
    mkdirSync(join(clone, path), { recursive: true });
    return new Installed(join(clone, path));
  }

  private write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Runs npm to its end, and gives what it prints. @throws what it says */
  async npm(...args: string[]): Promise<string> {
    const options = { cwd: this.folder, env: ENV, maxBuffer: 2 ** 26 };
    const { stdout } = await run('npm', args, options).catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`npm ${args.join(' ')}: ${error.stdout}${error.stderr}`);
    });
    return stdout;
  }

  private install(): Promise<string> {
    return this.npm('install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock');
  }

  /** `npm start`; what it has started is killed after the test. */
  start(env: Record<string, string>): Program {
    const child = spawn('npm', ['start'], { cwd: this.folder, env: { ...ENV, ...env }, detached: true });
    return new Program(child, () => process.kill(-(child.pid ?? 0), 'SIGKILL'));
  }
}
