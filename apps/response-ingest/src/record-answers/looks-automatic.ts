import { isJsonObject } from '@sidetone/contracts/validation';

/** A field that people neither see nor reach by keyboard; programs fill in whatever there is. */
export const TRAP_FIELD = 'website';
/** When the page was made, in milliseconds. */
export const SHOWN_FIELD = 'shown';

/** Nobody reads the question and chooses within this. */
const TOO_QUICK_MS = 700;

/**
 * Whether a form looks like the work of a program. A form without these fields does not: who turned the page into a form of their own is
 * known by the link, and more is not asked of them.
 * @param nowMs by the machine's clock, as the page was stamped
 */
export function looksAutomatic(body: unknown, nowMs: number): boolean {
  if (!isJsonObject(body)) return false;
  const { [TRAP_FIELD]: trap, [SHOWN_FIELD]: shown } = body;
  if (typeof trap === 'string' && trap.trim() !== '') return true;
  if (typeof shown !== 'string' || !/^\d{13}$/.test(shown)) return false;
  const elapsedMs = nowMs - Number(shown);
  // A page stamped in the future comes from a replica whose clock runs ahead.
  return elapsedMs >= 0 && elapsedMs < TOO_QUICK_MS;
}
