import { BlockList, isIP } from 'node:net';
import { EnvError, makeValidator } from 'envalid';

/** Addresses and networks (`10.0.0.0/8, fd00::/8`) whose word on where a request comes from is taken; none if empty. */
export const trustedProxies = makeValidator<BlockList>((text) => {
  const list = new BlockList();
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [address = '', bits, more] = entry.split('/');
    const version = isIP(address);
    const longest = version === 6 ? 128 : 32;
    const isNetwork = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= longest;
    if (version === 0 || more !== undefined || (bits !== undefined && !isNetwork))
      throw new EnvError(
        `expected addresses or networks such as 10.0.0.0/8, separated by commas; '${entry}' is neither`,
      );
    list.addSubnet(address, bits === undefined ? longest : Number(bits), version === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
});
