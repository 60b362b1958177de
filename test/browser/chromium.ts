import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterTest } from '../../src/testing/after-test.js';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = PLACES.find((place) => place && existsSync(place));

const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
const NO_CHROMIUM = 'There is no Chromium: `apt-get install chromium`, or name one in CHROMIUM_PATH.';

/** A `describe` that is skipped, loudly, where there is no Chromium, and fails there under CI. */
export function describeInChromium(name: string, tests: () => void): void {
  if (executablePath) return withChromium(name, tests);
  if (process.env.CI === 'true')
    return describe(name, () =>
      it('has a Chromium to run in', () => {
        throw new Error(NO_CHROMIUM);
      }),
    );
  console.warn(`SKIPPED: ${name}. ${NO_CHROMIUM}`);
  describe.skip(name, tests);
}

let browser: Browser | undefined;

function withChromium(name: string, tests: () => void): void {
  describe(name, () => {
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...QUIET] });
    }, 30_000);
    afterAll(() => browser?.close());
    tests();
  });
}

/** A page in a profile of its own: another person. Closed after the test. */
export async function newPage(options: BrowserContextOptions): Promise<Page> {
  if (!browser) throw new Error('Only within describeInChromium.');
  const context = await browser.newContext(options);
  afterTest(() => context.close());
  return context.newPage();
}
