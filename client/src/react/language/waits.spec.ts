import { expect, test } from '@jest/globals';
import { en } from './en.js';
import { ko } from './ko.js';

test.each([
  [90, '90 s', '90초'],
  [545, '9:05 min', '9분 5초'],
  [3 * 3600 + 1200, '3 h 20 min', '3시간 20분'],
  [14 * 86_400 - 1, '13 days 23 h', '13일 23시간'],
])('a wait of %d s is told in units that people count in', (seconds, english, korean) => {
  expect(en.composer.again(seconds)).toContain(english);
  expect(ko.composer.again(seconds)).toContain(korean);
});

test.each([
  [2, '2 characters left'],
  [1, '1 character left'],
  [-1, '1 character too long'],
])('%d of the characters that a message may have', (left, english) => {
  expect(en.composer.left(left)).toBe(english);
});
