import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterTest } from './after-test.js';
import { chatAt } from './start-chat.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built standalone server in a process of its own, for what ends a process. Killed after the test. */
export async function startChildServer(variables: Record<string, string>) {
  if (!existsSync(MAIN)) throw new Error('build first: npm run build');
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', PORT: '0', CONNECT_LIMIT: '0', SEND_LIMIT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  afterTest(() => stop(child, 'SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      const open = /Open (http:\S+)/.exec(line);
      if (open?.[1]) resolve(open[1]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log.join('\n')}`)));
  });
  return chatAt(url, { child, log, stop: (signal: NodeJS.Signals) => stop(child, signal) });
}

/** @returns the exit code, or null where a signal ended it */
async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  const [code] = await exited;
  return code;
}
