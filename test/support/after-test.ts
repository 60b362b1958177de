import { afterEach } from '@jest/globals';

const cleanups: (() => unknown)[] = [];

/** Has `cleanup` run after the test that is running; what was asked for last runs first. */
export function afterTest(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

afterEach(async () => {
  while (cleanups.length > 0) await cleanups.pop()?.();
});
