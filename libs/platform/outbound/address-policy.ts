import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { listOf, type AddressRange } from './address-range.js';
import { embeddedIpv4 } from './embedded-ipv4.js';

/** IPv4 that is not the public internet: IANA's special-purpose registry (RFC 6890), multicast and what is reserved. */
const SPECIAL_IPV4 = listOf([
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by carriers (CGNAT)
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local: the metadata of clouds stands there
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays, withdrawn
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
]);

/** The only IPv6 in public use so far; what lies elsewhere (loopback, fc00::/7, fe80::/10, ff00::/8) is not. */
const GLOBAL_IPV6 = listOf(['2000::/3']);
/** Of these again: protocol assignments with Teredo, 6to4 (which leads into any IPv4), documentation. */
const SPECIAL_IPV6 = listOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** Where an address lies. */
export type Reach = 'public' | 'allowed' | 'special';

/** Which addresses may be called: those of the public internet, and what the operator allows beside. */
export class AddressPolicy {
  private readonly allowed = new BlockList();

  constructor(allowed: readonly AddressRange[]) {
    for (const { network, prefix, family } of allowed) this.allowed.addSubnet(network, prefix, family);
  }

  /** An address is judged by the IPv4 address that it carries inside, if it does. What is no address is special. */
  reachOf(address: string): Reach {
    const inner = isIPv6(address) ? embeddedIpv4(address) : undefined;
    if (inner !== undefined) return this.reachOf(inner);
    if (isIPv4(address)) {
      if (this.allowed.check(address, 'ipv4')) return 'allowed';
      return SPECIAL_IPV4.check(address, 'ipv4') ? 'special' : 'public';
    }
    // A zone (fe80::1%eth0) belongs to a link, and so never to the internet.
    if (!isIPv6(address) || address.includes('%')) return 'special';
    if (this.allowed.check(address, 'ipv6')) return 'allowed';
    return GLOBAL_IPV6.check(address, 'ipv6') && !SPECIAL_IPV6.check(address, 'ipv6') ? 'public' : 'special';
  }
}
