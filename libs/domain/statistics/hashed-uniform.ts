/**
 * A number 0 ≤ u < 1 that a text alone decides, as evenly spread as a random one, on every machine the same: a permanent random number
 * (Ohlsson 1995, in Business Survey Methods). Whoever joins a frame moves nobody else's. Not for secrets.
 */
export function hashedUniform(text: string): number {
  return ((hash32(text, 0x811c_9dc5) >>> 5) * 2 ** 26 + (hash32(text, 0x2545_f491) >>> 6)) / 2 ** 53;
}

/** FNV-1a over the UTF-16 code units, mixed by the finaliser of MurmurHash3 (Appleby), since FNV's last step leaves like texts alike. */
function hash32(text: string, basis: number): number {
  let hash = basis;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
