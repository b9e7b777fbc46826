import fc from 'fast-check';
import { weightedNps } from '../nps/index.js';
import { effectiveSize, postStratify, rakeWeights, responseWeights, type Categories, type Margins } from './index.js';
import { describeFixture } from './testing/index.js';

type Input =
  | { rows: Categories[]; margins: Margins; score?: number[] }
  | { rows: Categories[]; cells: { age: string; region: string; population: number }[]; score: number[] }
  | { classes: { cell: string; asked: number; answered: number }[] };

const stratumOf = ({ age, region }: Categories) => `${age} ${region}`;

function withScore(result: object & { weights?: Float64Array }, score: number[] | undefined): object {
  if (!result.weights || !score) return result;
  return { ...result, weights: [...result.weights], nps: weightedNps(score, result.weights) };
}

describeFixture('raking', (input: Input) => {
  if ('classes' in input) {
    const result = responseWeights(input.classes.map(({ cell: name, ...counts }) => ({ name, ...counts })));
    if (result.status !== 'ok') return result;
    return { weights: Object.fromEntries(result.weights), responseRates: Object.fromEntries(result.responseRates) };
  }
  if ('margins' in input) return withScore(rakeWeights(input.rows, input.margins), input.score);
  const population = new Map(
    input.cells.map((cell) => [stratumOf({ age: cell.age, region: cell.region }), cell.population]),
  );
  return withScore(postStratify(input.rows.map(stratumOf), population), input.score);
});

describe('rakeWeights', () => {
  it('meets every margin it says it meets', () => {
    const row = fc.record({ age: fc.constantFrom('a', 'b', 'c'), region: fc.constantFrom('n', 's') });
    const size = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 8, maxLength: 60 }), size, size, size, (rows, a, b, c) => {
        const total = a + b + c;
        const margins = { age: { a, b, c }, region: { n: total / 3, s: (2 * total) / 3 } };
        const result = rakeWeights(rows, margins);
        if (result.status !== 'converged') return expect(result.reason).not.toBe('');
        const inAge = (age: string) =>
          rows.reduce((sum, each, i) => sum + (each.age === age ? (result.weights[i] ?? 0) : 0), 0);
        expect(inAge('a') / a).toBeCloseTo(1, 6);
        expect(inAge('b') / b).toBeCloseTo(1, 6);
        expect(effectiveSize(result.weights).sumOfWeights / total).toBeCloseTo(1, 6);
      }),
    );
  });

  it('refuses a row whose category the population does not tell of', () => {
    expect(rakeWeights([{ age: 'x' }], { age: { y: 1 } })).toMatchObject({
      status: 'unknown-category',
      reason: 'The sample has age = x, whose size in the population is not given.',
    });
    expect(rakeWeights([{}], { age: { y: 1 } })).toMatchObject({ status: 'unknown-category' });
  });

  it('says that there is nobody to weight', () => {
    expect(rakeWeights([], { age: { y: 1 } })).toMatchObject({ status: 'no-answers' });
    expect(postStratify([], new Map())).toMatchObject({ status: 'no-answers' });
    expect(responseWeights([{ name: 'a', asked: 0, answered: 0 }])).toMatchObject({ status: 'no-answers' });
  });

  it('refuses a population below nought or missing', () => {
    expect(() => rakeWeights([{ age: 'x' }], { age: { x: -1 } })).toThrow(
      'Population of age = x: a finite number ≥ 0, not -1.',
    );
    expect(() => postStratify(['x'], new Map([['x', Number.NaN]]))).toThrow(RangeError);
  });
});

describe('postStratify and responseWeights', () => {
  it('refuse a stratum that stayed silent and one that is not known', () => {
    const population = new Map([
      ['a', 10],
      ['b', 5],
    ]);
    expect(postStratify(['a'], population)).toMatchObject({ status: 'empty-category', category: 'b' });
    expect(postStratify(['a', 'b', 'c'], population)).toMatchObject({ status: 'unknown-category', category: 'c' });
    expect(responseWeights([{ name: 'a', asked: 5, answered: 0 }])).toMatchObject({
      status: 'empty-category',
      category: 'a',
    });
  });
});

describe('effectiveSize', () => {
  it('is nought where no row has weight, and the number of rows where all weigh alike', () => {
    expect(effectiveSize([0, 0])).toEqual({ n: 2, sumOfWeights: 0, effectiveN: 0 });
    expect(effectiveSize([3, 3, 3])).toEqual({ n: 3, sumOfWeights: 9, effectiveN: 3, designEffect: 1 });
  });
});
