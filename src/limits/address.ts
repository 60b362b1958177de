import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';
import type { ChatOptions } from '../chat/chat-options.js';

/** Tells a request's address: the nearest one that is not a trusted proxy's. */
export type AddressOf = (request: IncomingMessage) => string;

/** @throws Error that names the option where it holds something that is no address, range or number */
export function addressReader(trusted: ChatOptions['trustedProxies']): AddressOf {
  const trust = compile(trusted);
  return (request) => limitedAddress(proxyaddr(request, trust));
}

function compile(trusted: ChatOptions['trustedProxies']): (address: string, hop: number) => boolean {
  if (typeof trusted === 'number') return (_address, hop) => hop < trusted;
  try {
    return proxyaddr.compile(trusted);
  } catch {
    throw new Error('trustedProxies: has to hold addresses, CIDR ranges, or a number of hops');
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
