import { npsBand } from '@sidetone/domain/nps';

const SCORES = 11;

/** The score of a satisfaction: how many of the ten ascending cuts lie below it. */
export function scoreOf(satisfaction: number, cuts: readonly number[]): number {
  return cuts.filter((cut) => satisfaction > cut).length;
}

/**
 * NPS (−100…100) expected of a person whose satisfaction is `location` + standard logistic noise: the proportional-odds
 * model's probabilities, no sampling.
 */
export function expectedNps(location: number, cuts: readonly number[]): number {
  let points = 0;
  for (let score = 0; score < SCORES; score += 1) {
    const below = cuts[score - 1];
    const above = cuts[score];
    const reached = below === undefined ? 1 : logistic(location - below);
    const exceeded = above === undefined ? 0 : logistic(location - above);
    points += bandPoints(score) * (reached - exceeded);
  }
  return points;
}

/** What one answer adds to a mean of answers that is the NPS: 100, 0 or −100. */
export function bandPoints(score: number): number {
  const band = npsBand(score);
  return band === 'promoter' ? 100 : band === 'detractor' ? -100 : 0;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
