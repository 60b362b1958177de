import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterTest } from '../../src/testing/after-test.js';
import { Program } from '../support/program.js';
import { ROOT } from './pages.js';

const run = promisify(execFile);

/** Prints the port of the first server that listens: a host app listens on any free one and does not say on which. */
const TELL_PORT = `data:text/javascript,${encodeURIComponent(`
import net from 'node:net';
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  this.once('listening', () => console.log('listening on port ' + this.address().port));
  return listen.apply(this, args);
};`)}`;

/**
 * A folder with what a reader has copied into one, gone after the test. It is inside this package, whose
 * own name therefore leads to what the package exports, and the other names to what is installed.
 */
export class Example {
  readonly folder: string;

  constructor(files: Record<string, string>) {
    this.folder = mkdtempSync(join(ROOT, 'dist', 'example-'));
    afterTest(() => rmSync(this.folder, { recursive: true }));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Compiles `src` into `out`. @throws what the compiler says */
  async compile(compilerOptions: object): Promise<void> {
    const common = { target: 'ES2023', module: 'NodeNext', strict: true, skipLibCheck: true };
    const options = { ...common, rootDir: 'src', outDir: 'out', ...compilerOptions };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['src'] }));
    await this.tool('typescript/bin/tsc', '-p', '.').catch((error: { stdout?: string }) => {
      throw new Error(error.stdout);
    });
  }

  /** Runs a tool of those that are installed, to its end. */
  tool(path: string, ...args: string[]) {
    return this.node(join(ROOT, 'node_modules', path), ...args);
  }

  /** Runs Node, to its end. */
  node(...args: string[]) {
    return run(process.execPath, args, { cwd: this.folder });
  }

  /** What a module of the example prints that is given as text. */
  async evaluate(module: string, env: Record<string, string>): Promise<string> {
    const options = { cwd: this.folder, env: { PATH: process.env.PATH, ...env } };
    return (await run(process.execPath, ['--input-type=module', '-e', module], options)).stdout;
  }

  /** Starts a program of the example; it is killed after the test. */
  start(
    file: string,
    { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
  ): Program {
    const child = spawn(process.execPath, ['--import', TELL_PORT, file, ...args], {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...env },
    });
    return new Program(child);
  }
}
