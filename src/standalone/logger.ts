import { ConsoleLogger, type LogLevel } from '@nestjs/common';

export const LOG_FORMATS = ['text', 'json'] as const;

/** From the gravest to the most talkative. */
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;

export interface LogOptions {
  /** JSON is a line for each record, for programs to read. */
  format: (typeof LOG_FORMATS)[number];
  /** What is less grave is not printed. */
  level: (typeof LOG_LEVELS)[number];
}

/** Nest's logger, but for what errors carry with them. */
class DiscreetLogger extends ConsoleLogger {
  /** What keeps the server from starting is said once, in a sentence, by `main`: not with Nest's stack besides. */
  override error(message: unknown, ...stackAndContext: unknown[]): void {
    if (stackAndContext.at(-1) !== 'ExceptionHandler') super.error(message, ...stackAndContext);
  }

  protected override resolveMessage(message: unknown): unknown {
    const resolved = super.resolveMessage(message);
    return resolved instanceof Error ? bare(resolved) : resolved;
  }
}

export function createLogger({ format, level }: LogOptions): ConsoleLogger {
  return new DiscreetLogger('Streamside', {
    json: format === 'json',
    colors: format === 'text' && process.stdout.isTTY === true,
    logLevels: levelsFrom(level),
  });
}

/** Nest's account of its own start would hide the two lines that matter: it is for those who look for a fault. */
export function quietly({ format, level }: LogOptions): LogOptions {
  return { format, level: level === 'log' ? 'warn' : level };
}

function levelsFrom(level: LogOptions['level']): LogLevel[] {
  return LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1);
}

/** Causes of causes that are told. */
const DEPTH = 5;

/**
 * The error with its message, code and causes, and without its other properties: a database puts the row there
 * that it would not take, and a URL that cannot be parsed is there with the password in it.
 */
function bare(error: Error, depth = DEPTH): Error {
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  const inner = cause instanceof Error && depth > 0 ? { cause: bare(cause, depth - 1) } : {};
  return Object.assign(new Error(message, inner), { name, stack }, code === undefined ? {} : { code });
}
