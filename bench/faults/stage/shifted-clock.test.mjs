import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PRELOAD = fileURLToPath(new URL('shifted-clock.mjs', import.meta.url));
const HOUR = 3_600_000;

test('a process with the preload lives an hour ahead by every clock, and in no other way', () => {
  const script = `
    const date = new Date();
    console.log(JSON.stringify({
      now: Date.now(),
      made: date.getTime(),
      called: Date.parse(Date()),
      origin: performance.timeOrigin + performance.now(),
      fixed: new Date(5).getTime(),
      is: date instanceof Date && date.constructor === Date && Date.UTC(1970, 0, 1) === 0,
    }));`;
  const output = execFileSync(process.execPath, ['--import', PRELOAD, '-e', script], {
    env: { ...process.env, CLOCK_SHIFT_MS: String(HOUR) },
    encoding: 'utf8',
  });
  const { fixed, is, ...clocks } = JSON.parse(output);
  assert.deepEqual([fixed, is], [5, true]);
  for (const [name, at] of Object.entries(clocks))
    assert.ok(Math.abs(at - Date.now() - HOUR) < 30_000, `${name} is ${at - Date.now()} ms ahead`);
});
