import fc from 'fast-check';
import { fitLogistic, fitOrdinal, type OrdinalModel, type OrdinalInput } from './index.js';

const counts = [2, 4, 0, 0, 1, 2, 2, 0, 3, 0, 1, 1, 0, 3, 1, 0, 0, 5, 2, 2];
const outcome = [1, 0, 2, 2, 1, 1, 0, 2, 0, 1, 2, 1, 1, 0, 2, 2, 0, 0, 1, 2];

function fitted(input: Omit<OrdinalInput, 'columns' | 'outcome'> & Partial<OrdinalInput>): OrdinalModel {
  const fit = fitOrdinal({ columns: [{ name: 'drops', values: counts }], outcome, ...input });
  if (fit.status !== 'converged') throw new Error(fit.reason);
  return fit;
}
const error = (model: OrdinalModel) => model.standardErrors.coefficients[0] ?? Number.NaN;
const twice = <T>(values: readonly T[]) => [...values, ...values];

describe('errors of fitOrdinal', () => {
  it('clustered by customer do not shrink when every answer is given twice', () => {
    const customers = counts.map((_, i) => i);
    const once = fitted({ clusters: customers });
    const doubled = fitted({
      columns: [{ name: 'drops', values: twice(counts) }],
      outcome: twice(outcome),
      clusters: twice(customers),
    });
    expect(doubled.coefficients[0]).toBeCloseTo(once.coefficients[0] ?? Number.NaN, 8);
    expect(error(doubled)).toBeCloseTo(error(once), 8);
    expect(doubled.covarianceKind).toBe('robust');
  });

  it('of a sample do not depend on the unit of its weights, those of frequencies do', () => {
    const weights = counts.map((_, i) => 1 + (i % 3));
    const tenfold = weights.map((weight) => 10 * weight);
    const sample = (of: number[]) => error(fitted({ weights: of, weightKind: 'probability' }));
    expect(sample(tenfold)).toBeCloseTo(sample(weights), 8);
    expect(error(fitted({ weights: tenfold }))).toBeCloseTo(error(fitted({ weights })) / Math.sqrt(10), 8);
  });

  it('leaves an answer of weight 0 out, its category too', () => {
    const weights = outcome.map((score) => (score === 2 ? 0 : 1));
    expect(fitted({ weights })).toMatchObject({ categories: [0, 1], n: outcome.filter((score) => score < 2).length });
    expect(fitOrdinal({ columns: [], outcome, weights: outcome.map(() => 0) })).toMatchObject({ status: 'too-few' });
  });

  it('takes an offset as it is: a known effect leaves nothing to estimate', () => {
    const model = fitted({});
    const beta = model.coefficients[0] ?? 0;
    const rest = fitted({ offset: counts.map((x) => beta * x) });
    expect(rest.coefficients[0]).toBeCloseTo(0, 8);
    const binary = fitLogistic({
      columns: [],
      outcome: outcome.map((score) => Number(score > 0)),
      offset: outcome.map(() => 0.5),
    });
    // The log odds of 14 of 20, less the half that is given.
    expect(binary).toMatchObject({ intercept: expect.closeTo(Math.log(14 / 6) - 0.5, 8) });
  });

  it('refuses columns of other length, missing values, negative weights and broken answers', () => {
    const columns = [{ name: 'drops', values: [1, 2] }];
    expect(() => fitOrdinal({ columns, outcome: [1] })).toThrow('predictor drops has 2 values for 1 answers.');
    expect(() => fitOrdinal({ columns: [{ name: 'drops', values: [NaN, 2] }], outcome: [1, 2] })).toThrow(RangeError);
    expect(() => fitOrdinal({ columns, outcome: [1, 2], weights: [1, -1] })).toThrow('A weight is ≥ 0.');
    expect(() => fitOrdinal({ columns, outcome: [1, 2.5] })).toThrow('An answer is a whole number, not 2.5.');
    expect(() => fitLogistic({ columns, outcome: [1, 2] })).toThrow('A binary outcome is 0 or 1, not 2.');
  });
});

describe('fitOrdinal of whatever answers', () => {
  const rows = fc.array(fc.record({ x: fc.nat(4), z: fc.nat(2), y: fc.nat(10) }), { minLength: 0, maxLength: 60 });

  it('gives a finite model whose slope is 0, or a reason', () => {
    fc.assert(
      fc.property(rows, (answers) => {
        const columns = [
          { name: 'x', values: answers.map(({ x }) => x) },
          { name: 'z', values: answers.map(({ z }) => z) },
        ];
        const fit = fitOrdinal({ columns, outcome: answers.map(({ y }) => y) });
        if (fit.status !== 'converged') {
          expect(fit.reason).toMatch(/\.$/);
          return;
        }
        const numbers = [...fit.coefficients, ...fit.thresholds, ...fit.standardErrors.coefficients, ...fit.p];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect([...fit.thresholds].sort((a, b) => a - b)).toEqual(fit.thresholds);
        // More of every answer changes no estimate.
        const again = fitOrdinal({
          columns: columns.map(({ name, values }) => ({ name, values: twice(values) })),
          outcome: twice(answers.map(({ y }) => y)),
        });
        if (again.status !== 'converged') throw new Error(again.reason);
        again.coefficients.forEach((beta, k) => expect(beta).toBeCloseTo(fit.coefficients[k] ?? Number.NaN, 5));
      }),
      { numRuns: 300 },
    );
  });
});
