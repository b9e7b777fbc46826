import { createHash } from 'node:crypto';
import type { ReadingContract } from '@sidetone/platform/database';

/** A fingerprint of all that a reading contract says, but for its version. */
export function contractDigest({ functions, views }: ReadingContract): string {
  return createHash('sha256').update(JSON.stringify({ functions, views })).digest('hex').slice(0, 12);
}
