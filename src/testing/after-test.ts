type Cleanup = () => unknown;
type Hook = (run: () => unknown) => void;

/** What jest has as globals, and vitest where it is told to. */
const { beforeEach, afterEach, afterAll } = globalThis as {
  [name in 'beforeEach' | 'afterEach' | 'afterAll']?: Hook;
};

const ofTheTest: Cleanup[] = [];
const ofTheFile: Cleanup[] = [];
let here = ofTheFile;

/**
 * Has `cleanup` run after the test that is running, or after the file's last where it is called outside of
 * tests, as in `beforeAll`. What was asked for last runs first. Without a runner's globals it never runs.
 */
export function afterTest(cleanup: Cleanup): void {
  if (afterEach) here.push(cleanup);
}

beforeEach?.(() => {
  here = ofTheTest;
});

afterEach?.(async () => {
  here = ofTheFile;
  await runAll(ofTheTest);
});

afterAll?.(() => runAll(ofTheFile));

async function runAll(cleanups: Cleanup[]): Promise<void> {
  while (cleanups.length > 0) await cleanups.pop()?.();
}
