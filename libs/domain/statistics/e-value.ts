import type { Interval } from './interval.js';

/** What the estimate is: `odds-ratio-common` for an outcome of more than 15 %, whose risk ratio is about √OR. */
export type RatioScale = 'risk-ratio' | 'odds-ratio-rare' | 'odds-ratio-common';

/** Risk ratios, ≥ 1, that a hidden confounder would need with both exposure and outcome to explain an association away. */
export interface EValue {
  readonly eValue: number;
  /** For the bound nearest to 1: to make the interval hold 1. It is 1 when it does already. */
  readonly eValueOfLimit: number;
}

/**
 * E-value of a ratio and of its interval (VanderWeele & Ding 2017, Annals of Internal Medicine 167:268): RR + √(RR(RR − 1)), ratios
 * below 1 turned round first; odds ratios of common outcomes by their square root (VanderWeele 2017, Biometrics 73:1).
 * @throws RangeError unless 0 < low ≤ estimate ≤ high, all finite
 */
export function eValue(estimate: number, { low, high }: Interval, scale: RatioScale): EValue {
  if (!(low > 0 && low <= estimate && estimate <= high && high < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`A ratio is above 0 and within its interval, not ${estimate} (${low} to ${high}).`);
  }
  const limit = estimate >= 1 ? Math.max(1, low) : Math.min(1, high);
  return { eValue: ofRatio(estimate, scale), eValueOfLimit: ofRatio(limit, scale) };
}

function ofRatio(ratio: number, scale: RatioScale): number {
  const away = ratio < 1 ? 1 / ratio : ratio;
  const risk = scale === 'odds-ratio-common' ? Math.sqrt(away) : away;
  return risk + Math.sqrt(risk * (risk - 1));
}
