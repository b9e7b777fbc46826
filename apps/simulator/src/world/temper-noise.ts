import { normalUpperTail } from '@sidetone/domain/statistics';
import type { RandomStream } from './random-stream.js';

/**
 * Noise of one answer: exactly standard logistic whatever the correlation, through a Gaussian copula, so that the world
 * stays a proportional-odds model while answers of one person are alike.
 * @param temper the person's own standard normal number, the same in all their answers
 * @param correlation of the underlying normals of two answers of one person, 0–1
 */
export function temperNoise(temper: number, correlation: number, stream: RandomStream): number {
  return logitOfNormal(Math.sqrt(correlation) * temper + Math.sqrt(1 - correlation) * stream.normal());
}

/** logit Φ(z): turns a standard normal number into a standard logistic one. */
export function logitOfNormal(z: number): number {
  // The small tail is computed and mirrored, because 1 − Φ(8) is lost to rounding and Φ(−8) is not.
  const tail = normalUpperTail(Math.abs(z));
  return Math.sign(z) * (Math.log1p(-tail) - Math.log(tail));
}
