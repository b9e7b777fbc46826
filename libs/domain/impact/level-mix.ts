import type { DriverModel } from '../drivers/index.js';
import type { Person } from './person.js';

/** One of the ways in which a person might be met: positions of its levels in `model.levels`, and how likely it is. */
export interface MixedLevels {
  readonly levels: readonly number[];
  readonly weight: number;
}

/**
 * What a person is, as the model sees it; where a control is not known of it, one entry for each of its levels in their shares among the
 * answers. The expectation is taken over the answers, not at a mean level: the scale is bent, so that the two differ.
 */
export function levelMix(model: DriverModel, { levels }: Person): readonly MixedLevels[] {
  return Object.entries(model.controls).reduce<readonly MixedLevels[]>(
    (mix, [control, all]) => {
      const own = levels[control];
      const options = own === undefined ? sharesOf(model, control, all) : [{ level: own, share: 1 }];
      return mix.flatMap(({ levels: before, weight }) =>
        options.map(({ level, share }) => {
          const at = model.levels.findIndex((candidate) => candidate.control === control && candidate.level === level);
          // The level that others are compared with, and those merged with it, have no coefficient.
          return { levels: at < 0 ? before : [...before, at], weight: weight * share };
        }),
      );
    },
    [{ levels: [], weight: 1 }],
  );
}

function sharesOf(model: DriverModel, control: string, levels: readonly string[]) {
  const shares = model.levelShares[control] ?? [];
  return levels.map((level, at) => ({ level, share: shares[at] ?? 0 }));
}
