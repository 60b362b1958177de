import type { IncomingMessage } from 'node:http';
import { addressReader, isProxyList, limitedAddress } from './address.js';

const request = (peer: string, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
  }) as unknown as IncomingMessage;

describe('the address that limits count', () => {
  it('is the peer itself where no proxy is trusted, whatever the header claims', () =>
    expect(addressReader([])(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9'));

  it('is what a trusted proxy says', () =>
    expect(addressReader(['10.0.0.0/8'])(request('10.1.2.3', '198.51.100.1'))).toBe('198.51.100.1'));

  it('is the last one that a trusted proxy saw, not what the viewer put in front of it', () =>
    expect(addressReader(['10.0.0.0/8'])(request('10.1.2.3', '1.1.1.1, 198.51.100.1'))).toBe('198.51.100.1'));

  it('counts hops where a number is given', () =>
    expect(addressReader(1)(request('192.0.2.1', '1.1.1.1, 198.51.100.1'))).toBe('198.51.100.1'));

  it('is one for all of an IPv6 subscriber', () => {
    expect(limitedAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(limitedAddress('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(limitedAddress('::1')).toBe('0:0:0:0::/64');
  });

  it('is the IPv4 one where it is mapped into IPv6', () =>
    expect(limitedAddress('::ffff:192.0.2.7')).toBe('192.0.2.7'));

  it('knows a list that holds no address', () => {
    expect(isProxyList(['the proxy'])).toBe(false);
    expect(isProxyList(['10.0.0.0/8', '::1', 'loopback'])).toBe(true);
  });
});
