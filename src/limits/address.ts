import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

/** Tells a request's address: the nearest one that is not a trusted proxy's. */
export type AddressOf = (request: IncomingMessage) => string;

export function addressReader(trusted: number | string[]): AddressOf {
  const trust =
    typeof trusted === 'number'
      ? (_address: string, hop: number) => hop < trusted
      : proxyaddr.compile(trusted);
  return (request) => limitedAddress(proxyaddr(request, trust));
}

/** Whether it is a list of addresses, CIDR ranges, or names of ranges such as `loopback`. */
export function isProxyList(trusted: readonly string[]): boolean {
  try {
    proxyaddr.compile([...trusted]);
    return true;
  } catch {
    return false;
  }
}

/** One subscriber has a whole /64 of IPv6 addresses: limits count it as one. */
export function limitedAddress(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(':')}::/64`;
}
