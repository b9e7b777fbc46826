import type { CustomerAnswer } from './customer-answer.js';
import { meanOf } from './mean-of.js';

/**
 * The weight of each indicator to a customer. People use scales of their own, so each one's weights are first made to have a mean of 1;
 * an indicator that somebody gave no weight to so gets the mean of those that the same person gave. Where somebody gave none, all weigh
 * alike; where somebody gave only 0, all weigh nothing.
 * @throws RangeError for a weight that is not finite and ≥ 0
 */
export function indicatorWeights(answers: readonly CustomerAnswer[]): (indicatorId: string) => number {
  const ofPeople = answers.map(ownWeights);
  return (indicatorId) => meanOf(ofPeople.map((weightOf) => weightOf(indicatorId))) ?? 1;
}

function ownWeights({ customerId, weights }: CustomerAnswer): (indicatorId: string) => number {
  for (const [indicatorId, weight] of Object.entries(weights)) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `Weight of indicator ${indicatorId} of customer ${customerId}: a finite number ≥ 0, not ${weight}.`,
      );
    }
  }
  const mean = meanOf(Object.values(weights));
  if (mean === undefined) return () => 1;
  if (mean === 0) return () => 0;
  return (indicatorId) => (weights[indicatorId] ?? mean) / mean;
}
