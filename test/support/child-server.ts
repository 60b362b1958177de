import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterTest } from '../../src/testing/after-test.js';
import { chatAt } from '../../src/testing/chat-at.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/**
 * The built standalone server in a process of its own, for what ends a process. Killed after the test.
 *
 * @param later is given what kills it, where that is to be later
 */
export async function startChildServer(variables: Record<string, string>, later = afterTest) {
  if (!existsSync(MAIN)) throw new Error('build first: npm run build');
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      PORT: '0',
      CONNECT_LIMIT: '0',
      HANDSHAKE_LIMIT: '0',
      SEND_LIMIT: '0',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = new Log();
  createInterface({ input: child.stdout }).on('line', (line) => log.add(line));
  createInterface({ input: child.stderr }).on('line', (line) => log.add(line));
  later(() => stop(child, 'SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${String(code)}: ${log.text}`);
  });
  const [, url = ''] = await Promise.race([log.matching(/Open (http:[^\s"]+)/), ended]);
  ended.catch(() => undefined);
  return chatAt(url, { child, log, stop: (signal: NodeJS.Signals) => stop(child, signal) });
}

/** What the server has printed. */
class Log {
  private readonly lines: string[] = [];
  private readonly added = new EventEmitter();

  get text(): string {
    return this.lines.join('\n');
  }

  add(line: string): void {
    this.lines.push(line);
    this.added.emit('line');
  }

  /** The first match in what is printed, or is yet to be. */
  async matching(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.text);
      if (match) return match;
      await once(this.added, 'line');
    }
  }
}

/** @returns the exit code, or null where a signal ended it */
async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  const [code] = await exited;
  return code;
}
