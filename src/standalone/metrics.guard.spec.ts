import { NotFoundException, type ExecutionContext } from '@nestjs/common';
import { MetricsGuard } from './metrics.guard.js';

const from = (remoteAddress: string, headers = {}) =>
  ({
    switchToHttp: () => ({ getRequest: () => ({ socket: { remoteAddress }, headers }) }),
  }) as unknown as ExecutionContext;

describe('the metrics without a token', () => {
  const guard = new MetricsGuard(undefined);

  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('are for %s', (address) =>
    expect(guard.canActivate(from(address))).toBe(true),
  );

  it.each(['10.0.0.7', '192.168.1.2', '203.0.113.5', '2001:db8::1', '::ffff:10.0.0.7', ''])(
    'are not there for %s',
    (address) => expect(() => guard.canActivate(from(address))).toThrow(NotFoundException),
  );
});
