import fc from 'fast-check';
import { crossProducts, johnsonWeights, lmgWeights, relativeImportance, type Correlations } from './index.js';
import { describeFixture } from './testing/index.js';

type Input =
  { columns: Record<string, number[]>; outcome: number[] } | { correlations: number[][]; withOutcome: number[] };

const productsOf = (columns: Record<string, number[]>, outcome: number[], weights?: number[]) =>
  crossProducts(
    [...Object.entries({ ...columns, outcome })].map(([name, values]) => ({ name, values })),
    weights,
  );

function compute(input: Input, method: 'johnson' | 'lmg', core: (of: Correlations) => ReturnType<typeof lmgWeights>) {
  if ('correlations' in input) {
    const result = core({ among: input.correlations, withOutcome: input.withOutcome });
    return result.status === 'ok' ? { r2: result.r2, weights: [...result.weights] } : result;
  }
  const result = relativeImportance(productsOf(input.columns, input.outcome), 'outcome', method);
  if (result.status !== 'ok') throw new Error(result.reason);
  return {
    r2: result.r2,
    weights: Object.fromEntries(result.predictors.map(({ name, weight }) => [name, weight])),
    shares: Object.fromEntries(result.predictors.map(({ name, share }) => [name, share])),
    dropped: result.leftOut.map(({ name }) => name),
  };
}

describeFixture('johnson-relative-weights', (input: Input) => compute(input, 'johnson', johnsonWeights));
describeFixture('lmg', (input: Input) => compute(input, 'lmg', lmgWeights));

const value = fc.integer({ min: 0, max: 9 });
const row = fc.tuple(value, value, value, value);

describe('relativeImportance', () => {
  it.each(['johnson', 'lmg'] as const)('sums to R² and never goes below nought, by %s', (method) => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 40 }), (rows) => {
        const column = (index: number) => rows.map((values) => values[index] ?? 0);
        const products = productsOf({ a: column(0), b: column(1), c: column(2) }, column(3));
        const result = relativeImportance(products, 'outcome', method);
        if (result.status !== 'ok') return expect(result.reason).not.toBe('');
        const sum = result.predictors.reduce((total, { weight }) => total + weight, 0);
        expect(sum).toBeCloseTo(result.r2, 10);
        expect(result.r2).toBeLessThanOrEqual(1 + 1e-9);
        expect(result.predictors.every(({ weight }) => weight >= -1e-12)).toBe(true);
      }),
    );
  });

  it.each(['johnson', 'lmg'] as const)('takes a weight of two for two rows, by %s', (method) => {
    const a = [1, 4, 2, 8, 5, 7];
    const b = [3, 1, 4, 1, 5, 9];
    const outcome = [2, 7, 1, 8, 2, 8];
    const twice = (values: number[]) => [...values, ...values.slice(0, 3)];
    const weighted = relativeImportance(productsOf({ a, b }, outcome, [2, 2, 2, 1, 1, 1]), 'outcome', method);
    const repeated = relativeImportance(productsOf({ a: twice(a), b: twice(b) }, twice(outcome)), 'outcome', method);
    if (weighted.status !== 'ok' || repeated.status !== 'ok') throw new Error('Both can be told.');
    weighted.predictors.forEach(({ weight }, index) =>
      expect(weight).toBeCloseTo(repeated.predictors[index]?.weight ?? 0, 12),
    );
  });

  it('names the copy of another KPI and goes on without it', () => {
    const calls = [0, 1, 2, 3, 1];
    const result = relativeImportance(productsOf({ calls, copy: calls }, [9, 8, 3, 1, 9]), 'outcome', 'lmg');
    expect(result).toMatchObject({
      status: 'ok',
      predictors: [{ name: 'calls', share: 1 }],
      leftOut: [
        { name: 'copy', cause: 'collinear', reason: 'copy is an exact combination of the predictors before it.' },
      ],
    });
  });

  it('says why it tells nothing', () => {
    const still = [5, 5, 5, 5];
    const varied = [1, 2, 3, 5];
    const statusOf = (...args: Parameters<typeof productsOf>) =>
      relativeImportance(productsOf(...args), 'outcome', 'lmg');
    expect(statusOf({ a: varied }, still)).toMatchObject({ status: 'constant-outcome' });
    expect(statusOf({ a: still }, varied)).toMatchObject({ status: 'no-predictor', leftOut: [{ cause: 'constant' }] });
    expect(statusOf({ a: [1, 2] }, [1, 2])).toMatchObject({ status: 'too-few' });
    expect(statusOf({ a: varied }, varied, [0, 0, 0, 0])).toMatchObject({ status: 'too-few' });
    const many = Object.fromEntries(
      Array.from({ length: 16 }, (_, k) => [
        `k${k}`,
        Array.from({ length: 40 }, (_v, i) => (i * i * (k + 1) + i * k * k) % 101),
      ]),
    );
    expect(
      statusOf(
        many,
        Array.from({ length: 40 }, (_, i) => i % 11),
      ),
    ).toMatchObject({ status: 'too-many' });
  });

  it('refuses an outcome that is no column, and what is no correlation', () => {
    expect(() => relativeImportance(productsOf({}, [1, 2, 3]), 'nps', 'lmg')).toThrow(
      'nps is none of the columns outcome.',
    );
    expect(() =>
      johnsonWeights({
        among: [
          [1, 2],
          [2, 1],
        ],
        withOutcome: [0, 0],
      }),
    ).toThrow(RangeError);
    expect(() => lmgWeights({ among: [[1]], withOutcome: [] })).toThrow(
      '1 predictors, but 0 correlations with the outcome.',
    );
  });
});
