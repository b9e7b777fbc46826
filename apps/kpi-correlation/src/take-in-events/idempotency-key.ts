import { createHash } from 'node:crypto';
import { badRequest } from '@sidetone/platform/web';
import type { Arrivals } from './read-arrivals.js';

/** Text or, as the IETF draft has it, a quoted string; a UUID is meant. */
const KEY = /^"?([\x21\x23-\x7e]{1,128})"?$/;

/**
 * The key a caller gave to his request, or undefined.
 * @throws Problem 400 for one that cannot be used
 */
export function readIdempotencyKey(given: string | readonly string[] | undefined): string | undefined {
  if (given === undefined) return undefined;
  const [, key] = typeof given === 'string' ? (KEY.exec(given) ?? []) : [];
  if (key === undefined)
    throw badRequest('Idempotency-Key must be given once, as 1 to 128 printable ASCII characters: a UUID, best.');
  return key;
}

/** What tells one request from another: SHA-256 over its events and their attributes. */
export function fingerprintOf({ isBatch, arrivals }: Arrivals): string {
  const hash = createHash('sha256').update(isBatch ? 'batch' : 'single');
  for (const { value, headers } of arrivals) {
    hash.update(`\n${JSON.stringify(Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1)))}\n`).update(value);
  }
  return hash.digest('hex');
}
