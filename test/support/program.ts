import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterTest } from '../../src/testing/after-test.js';

/** A process whose output can be waited for. */
export class Program {
  text = '';
  private look = (): void => undefined;

  /** @param kill ends it and what it has started */
  constructor(
    private readonly child: ChildProcess,
    kill: () => unknown = () => child.kill('SIGKILL'),
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.text += chunk;
        this.look();
      });
    child.once('exit', () => this.look());
    afterTest(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      kill();
      await once(child, 'exit');
    });
  }

  get lines(): string[] {
    return this.text.split('\n').filter((line) => line !== '');
  }

  type(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Resolves with the first match in what it prints. @throws where it ends without one */
  printed(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      this.look = () => {
        const match = pattern.exec(this.text);
        if (match) resolve(match);
        else if (this.child.exitCode !== null) reject(new Error(`it ended: ${this.text}`));
      };
      this.look();
    });
  }

  /** Where the server listens that the program is. */
  async url(): Promise<string> {
    const [, port] = await this.printed(/listening on port (\d+)/);
    return `http://127.0.0.1:${port}`;
  }
}
