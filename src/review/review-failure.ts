import { BrokenCircuitError, BulkheadRejectedError, TaskCancelledError } from 'cockatiel';

/** A reviewer that gave no verdict. The message is ours and has nothing of what was said in it. */
export class ReviewFailure extends Error {
  override readonly name = 'ReviewFailure';
}

/** Why a message has no verdict. `resting`: nobody was asked. */
export type FailureKind = 'timeout' | 'busy' | 'resting' | 'failed';

export function kindOf(error: unknown): FailureKind {
  if (error instanceof BrokenCircuitError) return 'resting';
  if (error instanceof BulkheadRejectedError) return 'busy';
  return error instanceof TaskCancelledError ? 'timeout' : 'failed';
}

/** The failure for the log: not in its own words, in which a host's error may repeat what was said. */
export function nameOf(error: unknown): string {
  const kind = kindOf(error);
  if (kind !== 'failed') return kind;
  if (error instanceof ReviewFailure) return error.message;
  if (!(error instanceof Error)) return 'threw something that is no error';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
