import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { expiryOf, leadMs, TokenRenewal } from './token-renewal.js';

const tokenUntil = (seconds: number, sub = 'u') =>
  `e30.${Buffer.from(JSON.stringify({ sub, name: '수달?>', exp: seconds })).toString('base64url')}.x`;

describe('what a token says of its end', () => {
  test('is read, also beside a name in Korean', () => {
    expect(expiryOf(tokenUntil(1_700_000_000))).toBe(1_700_000_000_000);
  });

  test.each(['', 'nonsense', 'a.b.c', `x.${Buffer.from('{"exp":"soon"}').toString('base64url')}.x`])(
    'is nothing where it is no such token: %j',
    (token) => expect(expiryOf(token)).toBeUndefined(),
  );
});

test('the next one is asked for within the last minute, and not by all at once', () => {
  expect(leadMs(3_600_000, () => 0)).toBe(30_000);
  expect(leadMs(3_600_000, () => 1)).toBe(60_000);
  expect(leadMs(10_000, () => 1)).toBe(2_000);
});

describe('a renewal', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 0 }));
  afterEach(() => void jest.useRealTimers());

  test('exchanges one token after the other', async () => {
    const exchange = jest.fn(async () => tokenUntil(Date.now() / 1000 + 3_600));
    new TokenRenewal(exchange).begin(tokenUntil(3_600));
    await jest.advanceTimersByTimeAsync(3_539_000);
    expect(exchange).toHaveBeenCalledTimes(0);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(exchange).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(exchange).toHaveBeenCalledTimes(2);
  });

  test('that fails, or brings the same token, is tried again a few times, and given up', async () => {
    for (const exchange of [
      jest.fn(async () => Promise.reject(new Error('offline'))),
      jest.fn(async () => tokenUntil(3_600)),
    ]) {
      jest.setSystemTime(0);
      new TokenRenewal(exchange).begin(tokenUntil(3_600));
      await jest.advanceTimersByTimeAsync(7_200_000);
      expect(exchange.mock.calls.length).toBeGreaterThan(1);
      expect(exchange.mock.calls.length).toBeLessThan(9);
    }
  });

  test('is over with the connection, also where one is under way', async () => {
    let bring: (token: string) => void = () => undefined;
    const exchange = jest.fn(() => new Promise<string>((resolve) => (bring = resolve)));
    const renewal = new TokenRenewal(exchange);
    renewal.begin(tokenUntil(3_600));
    await jest.advanceTimersByTimeAsync(3_600_000);
    renewal.end();
    bring(tokenUntil(7_200));
    await jest.advanceTimersByTimeAsync(7_200_000);
    expect(exchange).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('has nothing to do for a token that is over, or does not end', () => {
    const renewal = new TokenRenewal(() => Promise.reject(new Error('asked')));
    renewal.begin(tokenUntil(-5));
    renewal.begin('opaque');
    expect(jest.getTimerCount()).toBe(0);
  });
});
