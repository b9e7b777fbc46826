import { npsBand, type Band } from '@sidetone/domain/nps';
import { normalQuantile, normalUpperTail } from '@sidetone/domain/statistics';
import type { Profile } from './profile.js';

/** How likely each kind of answer was, before it was drawn: they sum to 1. */
export type ScoreChances = Readonly<Record<Band, number>>;

/**
 * The chances of one person at one moment, temper included, while the noise of the moment is open: without it they would be those of the
 * average person of these circumstances, and who has complained once is not average.
 * @param location satisfaction before the noise
 */
export function scoreChances(
  location: number,
  temper: number,
  { cuts, temperCorrelation }: Profile['score'],
): ScoreChances {
  const reaches = [1, ...cuts.map((cut) => chanceAbove(cut - location, temper, temperCorrelation)), 0];
  const chances = { promoter: 0, passive: 0, detractor: 0 };
  for (let score = 0; score <= cuts.length; score += 1)
    chances[npsBand(score)] += (reaches[score] ?? 0) - (reaches[score + 1] ?? 0);
  return chances;
}

/** P(logit Φ(√ρ·temper + √(1−ρ)·e) > x) for a standard normal e. */
function chanceAbove(x: number, temper: number, correlation: number): number {
  const threshold = normalQuantile(1 / (1 + Math.exp(-x)));
  const own = threshold - Math.sqrt(correlation) * temper;
  if (correlation === 1) return own < 0 ? 1 : 0;
  const z = own / Math.sqrt(1 - correlation);
  return z >= 0 ? normalUpperTail(z) : 1 - normalUpperTail(-z);
}
