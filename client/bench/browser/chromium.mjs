import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DevTools } from './devtools.mjs';
import { Page } from './page.mjs';

const EXECUTABLE = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Headless and drawn by the processor, at the 60 frames a second of a screen; nothing that a page can feel is turned off. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--window-size=1280,720',
];

/** A browser of its own for every window: nothing of one list is left for the next. */
export class Chromium {
  /** @param {string} scratch a directory for what it writes */
  constructor(scratch) {
    const profile = mkdtempSync(join(scratch, 'chromium-'));
    this.child = spawn(
      EXECUTABLE,
      [...FLAGS, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    const [, , , write, read] = this.child.stdio;
    this.devTools = new DevTools(
      /** @type {import('node:stream').Writable} */ (write),
      /** @type {import('node:stream').Readable} */ (read),
    );
    this.exited = Promise.race([once(this.child, 'exit'), once(this.child, 'error')]);
    void this.exited.then(() => this.devTools.questions.fail(`${EXECUTABLE} ended, or is not there`));
  }

  /** @param {string} url */
  async open(url) {
    /** @type {{ targetId: string }} */
    const { targetId } = await this.devTools.ask('Target.createTarget', { url });
    /** @type {{ sessionId: string }} */
    const { sessionId } = await this.devTools.ask('Target.attachToTarget', { targetId, flatten: true });
    return new Page(this.devTools, sessionId);
  }

  /** Its processes. @returns {Promise<{ id: number, type: string }[]>} */
  async processes() {
    /** @type {{ processInfo: { id: number, type: string }[] }} */
    const { processInfo } = await this.devTools.ask('SystemInfo.getProcessInfo');
    return processInfo;
  }

  async close() {
    await this.devTools.ask('Browser.close').catch(() => undefined);
    await this.exited;
  }
}
