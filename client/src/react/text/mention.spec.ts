import { expect, test } from '@jest/globals';
import { findMention } from './mention.js';

test.each([
  ['@Ann', 'Ann'],
  ['hi @ann!', 'Ann'],
  ['@수달님 안녕', '수달'],
  ['@Ann아', 'Ann'],
  ['@잠든 수달', '잠든 수달'],
  ['@Anna @Ann', 'Ann'],
])('%s speaks to %s', (text, nickname) => {
  const found = findMention(text, nickname);
  expect(text.slice(...(found ?? [0, 0])).toLowerCase()).toBe(`@${nickname.toLowerCase()}`);
});

test.each([
  ['@Anna', 'Ann'],
  ['Ann', 'Ann'],
  ['@Ann_2', 'Ann'],
  ['@', 'Ann'],
  ['@undefined', undefined],
  ['@', ''],
])('%s does not speak to %s', (text, nickname) => {
  expect(findMention(text, nickname)).toBeUndefined();
});
