import { fitOrdinal, pointsLost, type PointsLost } from './index.js';
import { describeFixture } from './testing/index.js';

interface Input {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly outcome: readonly number[];
}

const told = ({ low, high, ...loss }: PointsLost) => ({ ...loss, lower: low, upper: high });

describe('pointsLost', () => {
  describeFixture('points-lost', ({ columns, outcome }: Input) => {
    const predictors = Object.entries(columns).map(([name, values]) => ({ name, values }));
    const names = Object.keys(columns);
    const model = fitOrdinal({ columns: predictors, outcome });
    if (model.status !== 'converged') return { status: model.status };
    const { fittedNps, losses } = pointsLost(model, predictors, [...names.map((name) => [name]), names]);
    const each = losses.map(told);
    return {
      fittedNps,
      perPredictor: Object.fromEntries(names.map((name, k) => [name, each[k]])),
      allAtOnce: each.at(-1),
    };
  });
});
