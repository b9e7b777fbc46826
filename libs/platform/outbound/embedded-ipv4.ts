import { SocketAddress } from 'node:net';
import { listOf } from './address-range.js';

/** IPv4 mapped into IPv6 (RFC 4291), IPv4 translated (RFC 2765), and NAT64's well-known prefix (RFC 6052): their last 32 bits are the address that is reached. */
const CARRIERS = [listOf(['::ffff:0:0/96']), listOf(['::ffff:0:0:0/96']), listOf(['64:ff9b::/96'])];

/** The IPv4 address that an IPv6 address leads to; undefined where it carries none. */
export function embeddedIpv4(address: string): string | undefined {
  const [plain = ''] = address.split('%');
  if (!CARRIERS.some((list) => list.check(plain, 'ipv6'))) return undefined;
  // As the system writes it, with nothing but the longest run of zeros left out.
  const { address: canonical } = new SocketAddress({ address: plain, family: 'ipv6' });
  const dotted = /(\d{1,3}(?:\.\d{1,3}){3})$/.exec(canonical)?.[1];
  if (dotted !== undefined) return dotted;
  const [high = 0, low = 0] = lastGroups(canonical);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The last two groups of sixteen bits. */
function lastGroups(canonical: string): readonly number[] {
  const groups = canonical.split('::').at(-1)?.split(':') ?? [];
  return ['0', '0', ...groups].slice(-2).map((group) => Number.parseInt(group === '' ? '0' : group, 16));
}
