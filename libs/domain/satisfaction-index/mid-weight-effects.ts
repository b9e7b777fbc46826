import type { IndexPart } from './customer-index.js';

/** What one indicator did to an index, in percent points: by another score, by another weight, and both together. */
export interface PartEffect {
  readonly levelId: string;
  readonly indicatorId: string;
  readonly byScore: number;
  readonly byWeight: number;
  readonly total: number;
}

/**
 * The change of an index, Σ share · score, by indicator, at mid-weights (Marshall 1890, Edgeworth 1925; in demography Kitagawa 1955):
 * another score counts at the mean of both shares, another share by how far the indicator's mean score lies from the mean index. More
 * weight on what is better than the rest so raises the index, and as both sides' shares sum to one, the effects sum to the change exactly.
 * An indicator that is in one of the two only is taken to have had the same score in the other, with no weight.
 */
export function midWeightEffects(before: readonly IndexPart[], after: readonly IndexPart[]): readonly PartEffect[] {
  const [earlier, later] = [byIndicator(before), byIndicator(after)];
  const middle = (indexOf(before) + indexOf(after)) / 2;
  return [...new Map([...earlier, ...later]).values()].map(({ levelId, indicatorId, percent }) => {
    const one = earlier.get(indicatorId) ?? { percent, share: 0 };
    const other = later.get(indicatorId) ?? { percent, share: 0 };
    const byScore = ((one.share + other.share) / 2) * (other.percent - one.percent);
    const byWeight = ((one.percent + other.percent) / 2 - middle) * (other.share - one.share);
    return { levelId, indicatorId, byScore, byWeight, total: byScore + byWeight };
  });
}

function byIndicator(parts: readonly IndexPart[]): ReadonlyMap<string, IndexPart> {
  return new Map(parts.map((part) => [part.indicatorId, part]));
}

function indexOf(parts: readonly IndexPart[]): number {
  return parts.reduce((sum, { share, percent }) => sum + share * percent, 0);
}
