import { jest } from '@jest/globals';
import { createLogger, quietly, type LogOptions } from './logger.js';

function printed(log: LogOptions, act: (logger: ReturnType<typeof createLogger>) => void): string {
  const written: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0),
  );
  act(createLogger(log));
  streams.forEach((stream) => stream.mockRestore());
  return written.join('');
}

describe('the log', () => {
  const row = Object.assign(new Error('null value in column "seq"'), {
    code: '23502',
    detail: 'Failing row contains (lobby, null, what a viewer said).',
  });
  const wrongUrl = Object.assign(new TypeError('Invalid URL'), { input: 'postgres://user:hunter2@host:x' });

  it.each(['text', 'json'] as const)(
    'has the reason of an error and not the row that it is about, as %s',
    (format) => {
      const log = printed({ format, level: 'log' }, (logger) => {
        logger.error(new Error('not stored', { cause: row }));
        logger.error(wrongUrl);
      });
      expect(log).toContain('null value in column');
      expect(log).toContain('23502');
      expect(log).not.toMatch(/what a viewer said|hunter2/);
    },
  );

  it('is quiet about the start, unless more was asked for', () => {
    expect(quietly({ format: 'text', level: 'log' }).level).toBe('warn');
    expect(quietly({ format: 'text', level: 'error' }).level).toBe('error');
    expect(quietly({ format: 'text', level: 'debug' }).level).toBe('debug');
  });

  it('leaves out what is less grave than its level', () => {
    const log = printed({ format: 'json', level: 'warn' }, (logger) => {
      logger.log('an everyday thing');
      logger.warn('a strange thing');
    });
    expect(log).toContain('a strange thing');
    expect(log).not.toContain('everyday');
  });
});
