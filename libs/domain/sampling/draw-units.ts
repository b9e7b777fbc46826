import type { Drawn, FrameUnit } from './frame.js';
import { hashedUniform } from '../statistics/index.js';

/**
 * A simple random sample of `size` units without replacement: those with the smallest permanent random numbers of the seed (sequential
 * simple random sampling). The same seed draws the same units, in whatever order they come; all of them where there are no more.
 */
export function drawUnits(units: readonly FrameUnit[], size: number, seed: number): readonly Drawn[] {
  // Everybody of a million contacts needs no numbers, and no order.
  if (size >= units.length)
    return units.map(({ contactId, stratum }) => ({ contactId, stratum, drawn: true, inclusionProbability: 1 }));
  const numbers = units.map(({ contactId }) => hashedUniform(`${seed} ${contactId}`));
  const chosen = new Set(
    [...units.keys()]
      .sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0) || byId(units[one], units[other]))
      .slice(0, size),
  );
  const inclusionProbability = chosen.size / units.length;
  return units.map(({ contactId, stratum }, index) => {
    return { contactId, stratum, drawn: chosen.has(index), inclusionProbability };
  });
}

/**
 * Whether a unit of a stream, which has no frame to draw from, is asked: with probability `share`, whoever else comes (Bernoulli sampling).
 * `unitId` names what is drawn once, such as a candidate, so that a contact is not in or out for ever.
 */
export function drawsOne(unitId: string, share: number, seed: number): boolean {
  return hashedUniform(`${seed} ${unitId}`) < share;
}

function byId(one: FrameUnit | undefined, other: FrameUnit | undefined): number {
  return (one?.contactId ?? '') < (other?.contactId ?? '') ? -1 : 1;
}
