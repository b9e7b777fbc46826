import { binomialDraw, type RandomSource } from '../../statistics/index.js';
import { dayAfter } from '../../time/index.js';
import type { ChartDay } from '../index.js';

/** Shares of the bands from a day on, counted from 0. */
export interface Shares {
  readonly fromDay: number;
  readonly promoters: number;
  readonly detractors: number;
}

/** A simulated series: answers of each day are drawn around `perDay` (as a binomial of twice as many asked), bands by the shares then. */
export function simulatedDays(
  days: number,
  perDay: number,
  shares: readonly Shares[],
  random: RandomSource,
  firstDay = '2025-01-01',
): readonly ChartDay[] {
  return Array.from({ length: days }, (_, index) => {
    const now = shares.findLast(({ fromDay }) => fromDay <= index) ?? { promoters: 0, detractors: 0 };
    const n = binomialDraw(2 * perDay, 0.5, random);
    const promoters = binomialDraw(n, now.promoters, random);
    const detractors = binomialDraw(n - promoters, now.detractors / (1 - now.promoters), random);
    return { day: dayAfter(firstDay, index), promoters, passives: n - promoters - detractors, detractors };
  });
}
