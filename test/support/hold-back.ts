import { jest } from '@jest/globals';
import { Broadcaster } from '../../src/feed/broadcaster.js';
import type { FlushBudget } from '../../src/feed/flush-budget.js';
import type { TestChat } from '../../src/testing/test-chat.js';

/** Has what is said wait for a tenth of a second, as in rooms whose viewers were just sent something. */
export function holdBack({ app }: TestChat): void {
  const { budget } = app.get<{ budget: FlushBudget }>(Broadcaster);
  jest.spyOn(budget, 'dueAt').mockImplementation((_credit, waitingSince) => waitingSince + 100);
}
