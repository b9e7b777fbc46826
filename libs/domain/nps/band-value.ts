import { npsBand, type Band } from './nps-band.js';

const VALUES = { promoter: 1, passive: 0, detractor: -1 } as const satisfies Record<Band, number>;

/** What an answer adds to the score: +1 of a promoter, 0 of a passive, −1 of a detractor. @throws RangeError for what is no score */
export function bandValue(score: number): -1 | 0 | 1 {
  return VALUES[npsBand(score)];
}
