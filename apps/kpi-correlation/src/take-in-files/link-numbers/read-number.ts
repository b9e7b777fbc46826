import { holdsNumber } from '@sidetone/domain/cdr';
import type { Instant } from '@sidetone/domain/time';
import { CellReader } from '../read-file/cell-reader.js';
import type { FileClock } from '../read-file/read-file-time.js';
import type { NumberHasher } from '../take-calls/number-hasher.js';
import type { NumberLink } from './number-store.js';

export type ReadNumber =
  { readonly kind: 'link'; readonly link: NumberLink } | { readonly kind: 'refused'; readonly reason: string };

/** A link without `validFrom` has always been. */
const ALWAYS: Instant = Date.UTC(2000, 0, 1);

/** One number and whose it is, by columns or fields of these names; or what in it needs mending. */
export function readNumber(
  cell: (column: string) => string | undefined,
  clock: FileClock,
  hasher: NumberHasher,
): ReadNumber {
  const cells = new CellReader(cell, clock);
  const text = cells.text('number');
  const digits = text === undefined ? undefined : hasher.digits(text);
  if (digits === undefined) {
    cells.fault('number', text === undefined ? 'is empty; it is needed' : 'is no telephone number with its country');
  }
  const subscriptionId = cells.requiredId('subscriptionId');
  if (digits !== undefined && holdsNumber(subscriptionId, digits)) {
    cells.fault(
      'subscriptionId',
      'holds the number itself, which may be kept nowhere; use an id that outlives the number',
    );
  }
  const validFrom = cells.time('validFrom')?.instant ?? ALWAYS;
  const validTo = isOpen(cells.text('validTo')) ? null : (cells.time('validTo')?.instant ?? null);
  if (validTo !== null && validTo <= validFrom) cells.fault('validTo', 'is not after validFrom');
  if (cells.faults.length > 0 || digits === undefined) return { kind: 'refused', reason: cells.faults.join('; ') };
  return { kind: 'link', link: { numberHash: hasher.numberHash(digits), subscriptionId, validFrom, validTo } };
}

/** By rule R8 the year 9999 is how sources write "no end". */
function isOpen(text: string | undefined): boolean {
  return text === undefined || text.startsWith('9999-');
}
