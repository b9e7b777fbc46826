import { fitLogistic } from './index.js';
import { describeFixture } from './testing/index.js';

interface Input {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly outcome: readonly number[];
  readonly weights?: readonly number[];
}

describe('fitLogistic', () => {
  describeFixture('logistic-regression', ({ columns, outcome, weights }: Input) => {
    const predictors = Object.entries(columns).map(([name, values]) => ({ name, values }));
    const fit = fitLogistic({ columns: predictors, outcome, ...(weights && { weights }) });
    const dropped = fit.dropped.map(({ name }) => name);
    if (fit.status !== 'converged') return { status: fit.status, coefficients: null };
    return { ...fit, dropped, oddsRatioIntervals: fit.oddsRatioIntervals.map(({ low, high }) => [low, high]) };
  });
});
