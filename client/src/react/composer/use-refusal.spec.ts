import { expect, test } from '@jest/globals';
import { isAboutSending } from './use-refusal.js';

test.each(['timed_out', 'slow_mode', 'rate_limited'] as const)('%s is about what one writes', (code) => {
  expect(isAboutSending({ code, message: '', room: 'a' }, 'a')).toBe(true);
  expect(isAboutSending({ code, message: '' }, 'a')).toBe(true);
  expect(isAboutSending({ code, message: '', room: 'b' }, 'a')).toBe(false);
});

test.each(['banned', 'unbanned', 'restarting', 'identity_changed'] as const)('%s is not', (code) =>
  expect(isAboutSending({ code, message: '', room: 'a' }, 'a')).toBe(false),
);
