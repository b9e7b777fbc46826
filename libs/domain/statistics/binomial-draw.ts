import { logGamma } from './log-gamma.js';
import type { RandomSource } from './random-source.js';

/** Below this mean, adding up probabilities is quicker than rejection. */
const REJECTION_FROM_MEAN = 10;

/**
 * How many of `trials` succeed when each does with `probability`: by inversion where few do, else by transformed rejection ("BTRS";
 * Hörmann 1993, J. Statistical Computation and Simulation 46:101). Some 100 ns, whatever the number of trials.
 * @throws RangeError unless trials are whole and ≥ 0, and the probability lies in 0..1
 */
export function binomialDraw(trials: number, probability: number, random: RandomSource): number {
  if (!Number.isInteger(trials) || trials < 0) throw new RangeError(`Trials are whole and ≥ 0, not ${trials}.`);
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`A probability lies between 0 and 1, not ${probability}.`);
  }
  if (probability > 0.5) return trials - lowerDraw(trials, 1 - probability, random);
  return lowerDraw(trials, probability, random);
}

function lowerDraw(trials: number, p: number, random: RandomSource): number {
  if (trials === 0 || p === 0) return 0;
  return trials * p < REJECTION_FROM_MEAN ? byInversion(trials, p, random) : byRejection(trials, p, random);
}

function byInversion(trials: number, p: number, random: RandomSource): number {
  const odds = p / (1 - p);
  let left = random.uniform();
  let probability = Math.exp(trials * Math.log1p(-p));
  let k = 0;
  while (left > probability && k < trials) {
    left -= probability;
    k += 1;
    probability *= (odds * (trials - k + 1)) / k;
  }
  return k;
}

/** The constants are Hörmann's, fitted to the hat of the transformed density. */
function byRejection(trials: number, p: number, random: RandomSource): number {
  const spread = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((trials + 1) * p);
  const atMode = logGamma(mode + 1) + logGamma(trials - mode + 1);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + trials * p + 0.5);
    if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > trials) continue;
    const height = Math.log((v * alpha) / (a / (us * us) + b));
    if (height <= atMode - logGamma(k + 1) - logGamma(trials - k + 1) + (k - mode) * logOdds) return k;
  }
}
