import { BlockList, isIP } from 'node:net';

/** Addresses from a first one on that share so many leading bits (CIDR). */
export interface AddressRange {
  readonly network: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** The range that a text such as `10.1.0.0/16`, `fd00::/8` or one address names; undefined for any other text. */
export function readRange(text: string): AddressRange | undefined {
  const [, network = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const version = isIP(network);
  if (version === 0) return undefined;
  const longest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? longest : Number(bits);
  return prefix > longest ? undefined : { network, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Our own ranges, as a list to look addresses up in. @throws TypeError for a text that names none */
export function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of ranges) {
    const range = readRange(text);
    if (!range) throw new TypeError(`'${text}' is no range of addresses.`);
    list.addSubnet(range.network, range.prefix, range.family);
  }
  return list;
}
