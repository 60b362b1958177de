import {
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import type { ReviewOptions } from './review-options.js';

/** Failures in a row after which the reviewer is left alone. */
const FAILURES = 5;
/** Messages that may wait for each that is being reviewed. */
const WAITING = 10;

/**
 * How long, how often and by how many at once a reviewer is asked.
 *
 * The budget is there twice. Outside it bounds what a message waits, in line too. Inside it gives up the place of
 * a question that is never answered: otherwise as many as may be asked at once would be the last that ever are.
 */
export function patience({ budgetMs, atOnce, restMs }: ReviewOptions) {
  const withinBudget = timeout(budgetMs, TimeoutStrategy.Aggressive);
  // That there are too many messages says nothing about the reviewer.
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof BulkheadRejectedError)),
    { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  const policy = wrap(withinBudget, breaker, bulkhead(atOnce, atOnce * WAITING), withinBudget);
  return { policy, onRecovery: breaker.onReset };
}
