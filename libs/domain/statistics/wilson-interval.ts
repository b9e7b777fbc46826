import type { Interval } from './interval.js';
import { Z95 } from './normal.js';

/** Whole numbers: how many of the trials were a success. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

/**
 * 95 % score interval of a proportion (Wilson 1927, JASA 22:209, without continuity correction), in 0..1; `undefined` for no trials.
 * @throws RangeError unless 0 ≤ successes ≤ trials, both whole
 */
export function wilsonInterval({ successes, trials }: Proportion, z = Z95): Interval | undefined {
  assertProportion({ successes, trials });
  if (trials === 0) return undefined;
  const share = successes / trials;
  const centre = share + (z * z) / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return { low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) };
}

/** @throws RangeError unless 0 ≤ successes ≤ trials, both whole */
export function assertProportion({ successes, trials }: Proportion): void {
  if (!Number.isInteger(trials) || !Number.isInteger(successes) || successes < 0 || successes > trials) {
    throw new RangeError(`Successes are whole and between 0 and the trials, not ${successes} of ${trials}.`);
  }
}
