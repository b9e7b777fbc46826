import { createHash, timingSafeEqual } from 'node:crypto';

/** The configured keys and whose they are. Keys are compared in a time that tells nothing of them. */
export class KnownKeys {
  private readonly known: readonly { readonly name: string; readonly digest: Buffer }[];

  /** @param keys name → key */
  constructor(keys: ReadonlyMap<string, string>) {
    this.known = [...keys].map(([name, key]) => ({ name, digest: digestOf(key) }));
  }

  /** Whose key was offered, or undefined where it is nobody's. */
  nameOf(offered: string): string | undefined {
    const digest = digestOf(offered);
    return this.known.find((key) => timingSafeEqual(key.digest, digest))?.name;
  }
}

/** Digests are of equal length, as the comparison wants. */
function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
