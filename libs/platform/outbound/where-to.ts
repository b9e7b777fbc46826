import { isIP } from 'node:net';
import type { AddressPolicy } from './address-policy.js';
import type { Resolve, ResolvedAddress } from './resolve-name.js';

/** Where a request goes: the only addresses that it may be sent to, or why it may not be sent. */
export type WhereTo =
  | { readonly kind: 'pinned'; readonly url: URL; readonly addresses: readonly ResolvedAddress[] }
  | { readonly kind: 'refused'; readonly why: string };

const refused = (why: string): WhereTo => ({ kind: 'refused', why });

/**
 * Resolves an address and judges what it resolves to. One special address among others refuses all: which of them is taken would be chance.
 * @throws the resolver's error when a name cannot be resolved now
 */
export async function whereTo(
  text: string,
  policy: AddressPolicy,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<WhereTo> {
  if (!URL.canParse(text)) return refused('It is no address.');
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return refused('Its address must begin with https://.');
  if (url.username !== '' || url.password !== '') return refused('Its address must hold no user name and no password.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  const addresses: readonly ResolvedAddress[] =
    version === 0 ? await resolve(host, signal) : [{ address: host, family: version === 6 ? 6 : 4 }];
  if (addresses.length === 0) return refused(`${url.hostname} has no address.`);
  const reaches = addresses.map(({ address }) => policy.reachOf(address));
  if (reaches.includes('special'))
    return refused(
      `${url.hostname} is, or resolves to, an address that is not on the public internet, in no range of OUTBOUND_ALLOWED_RANGES.`,
    );
  if (url.protocol === 'http:' && reaches.includes('public'))
    return refused('Its address must begin with https://; http:// is for the ranges of OUTBOUND_ALLOWED_RANGES alone.');
  return { kind: 'pinned', url, addresses };
}
