import { fitOrdinal, categoryProbabilities, type OrdinalFit } from './index.js';
import { describeFixture } from './testing/index.js';

interface Input {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly outcome: readonly number[];
  readonly weights?: readonly number[];
  readonly fittedRows?: readonly number[];
}

const columnsOf = (columns: Input['columns']) => Object.entries(columns).map(([name, values]) => ({ name, values }));

function told(fit: OrdinalFit, { columns, fittedRows = [0, 1, 2] }: Input) {
  const dropped = fit.dropped.map(({ name }) => name);
  const droppedReasons = Object.fromEntries(fit.dropped.map(({ name, reason }) => [name, reason]));
  if (fit.status !== 'converged') return { status: fit.status, predictors: fit.predictors, coefficients: null };
  const fittedProbabilities = fittedRows.map((row) =>
    categoryProbabilities(
      fit,
      fit.predictors.map((name) => columns[name]?.[row] ?? Number.NaN),
    ),
  );
  const oddsRatioIntervals = fit.oddsRatioIntervals.map(({ low, high }) => [low, high]);
  return { ...fit, dropped, droppedReasons, oddsRatioIntervals, fittedProbabilities };
}

describe('fitOrdinal', () => {
  describeFixture('ordinal-logit', (input: Input) => {
    const { columns, outcome, weights } = input;
    return told(fitOrdinal({ columns: columnsOf(columns), outcome, ...(weights && { weights }) }), input);
  });
});
