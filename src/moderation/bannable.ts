import ipaddr from 'ipaddr.js';
import { ChatError } from '../chat/chat-error.js';
import { limitedAddress } from '../limits/address.js';

/** A range wider than this is half of a country rather than a troll. */
const WIDEST = { ipv4: 8, ipv6: 16 };

/**
 * The address or range as it is kept: a range by its first address; of IPv6 never less than a /64, which is
 * what one subscriber has. @throws ChatError `bad_request` where it is neither, or too wide
 */
export function bannable(given: string): string {
  if (ipaddr.isValid(given) && !given.includes('%')) return limitedAddress(given);
  if (!ipaddr.isValidCIDR(given))
    throw new ChatError('bad_request', { message: 'address has to be an IP address or a CIDR range.' });
  const [address, bits] = ipaddr.parseCIDR(given);
  if (bits < WIDEST[address.kind()])
    throw new ChatError('bad_request', { message: 'address has to be a narrower range.' });
  if (address instanceof ipaddr.IPv4)
    return bits === 32
      ? address.toString()
      : `${ipaddr.IPv4.networkAddressFromCIDR(given).toString()}/${bits}`;
  const within = Math.min(bits, 64);
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${within}`);
  return within === 64 ? limitedAddress(network.toString()) : `${network.toString()}/${within}`;
}
