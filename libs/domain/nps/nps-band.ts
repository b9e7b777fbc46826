export type Band = 'promoter' | 'passive' | 'detractor';

/** An answer to "how likely are you to recommend us": whole, 0–10; 0 is an answer (R17). */
export function isScore(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10;
}

/**
 * The band of a score (Reichheld 2003): 9–10 promoter, 7–8 passive, 0–6 detractor. Nobody else compares a score with 9 or 6.
 * @throws RangeError for what is no score
 */
export function npsBand(score: number): Band {
  if (!isScore(score)) throw new RangeError(`A score is a whole number from 0 to 10, not ${score}.`);
  if (score >= 9) return 'promoter';
  return score <= 6 ? 'detractor' : 'passive';
}
