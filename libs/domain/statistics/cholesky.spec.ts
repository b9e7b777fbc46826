import fc from 'fast-check';
import { cholesky, choleskyInverse, choleskySolve, choleskyTimes } from './cholesky.js';
import { product, quadraticForm, sandwich, standardErrorsOf } from './matrix.js';

const identity = (size: number) => Float64Array.from({ length: size * size }, (_, at) => Number(at % (size + 1) === 0));

/** B B' + 1, which is positive definite, with columns in units that are powers of ten apart. */
const matrices = fc
  .record({
    entries: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
    units: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ entries, units }) => {
    const unit = units.map((power) => 10 ** power);
    const values = Float64Array.from({ length: 16 }, (_, at) => {
      const [i, j] = [Math.floor(at / 4), at % 4];
      const sum = [0, 1, 2, 3].reduce((total, k) => total + (entries[4 * i + k] ?? 0) * (entries[4 * j + k] ?? 0), 0);
      return (sum + Number(i === j)) * (unit[i] ?? 1) * (unit[j] ?? 1);
    });
    return { matrix: { size: 4, values }, unit };
  });

describe('cholesky', () => {
  it('inverts and solves whatever the units of the columns are', () => {
    fc.assert(
      fc.property(matrices, ({ matrix, unit }) => {
        const factor = cholesky(matrix);
        if (!factor) throw new Error('not positive definite');
        const inverse = choleskyInverse(factor);
        product(matrix, inverse).forEach((value, at) => {
          const ratio = (unit[at % 4] ?? 1) / (unit[Math.floor(at / 4)] ?? 1);
          expect(value * ratio).toBeCloseTo(identity(4)[at] ?? 0, 8);
        });
        const solved = choleskySolve(factor, matrix.values.slice(0, 4));
        solved.forEach((value, i) => expect((value * (unit[i] ?? 1)) / (unit[0] ?? 1)).toBeCloseTo(Number(i === 0), 8));
      }),
    );
  });

  it('gives draws their covariance: L L is the matrix', () => {
    const matrix = { size: 2, values: Float64Array.of(4, 1, 1, 9) };
    const factor = cholesky(matrix);
    if (!factor) throw new Error('not positive definite');
    const [first, second] = [
      choleskyTimes(factor, Float64Array.of(1, 0)),
      choleskyTimes(factor, Float64Array.of(0, 1)),
    ];
    const covariance = (i: number, j: number) =>
      (first[i] ?? 0) * (first[j] ?? 0) + (second[i] ?? 0) * (second[j] ?? 0);
    expect([covariance(0, 0), covariance(0, 1), covariance(1, 1)]).toEqual([
      expect.closeTo(4, 12),
      expect.closeTo(1, 12),
      expect.closeTo(9, 12),
    ]);
  });

  it('has no factor where a direction holds no information', () => {
    expect(cholesky({ size: 2, values: Float64Array.of(1, 2, 2, 4) })).toBeUndefined();
    expect(cholesky({ size: 1, values: Float64Array.of(0) })).toBeUndefined();
    expect(cholesky({ size: 1, values: Float64Array.of(Number.NaN) })).toBeUndefined();
  });
});

describe('sandwich', () => {
  const bread = { size: 2, values: Float64Array.of(2, 0.5, 0.5, 1) };

  it('around the inverse of the bread is the bread', () => {
    const factor = cholesky(bread);
    if (!factor) throw new Error('not positive definite');
    sandwich(bread, choleskyInverse(factor)).values.forEach((value, at) =>
      expect(value).toBeCloseTo(bread.values[at] ?? 0, 12),
    );
  });

  it('tells errors and the variance of a sum', () => {
    expect([...standardErrorsOf(bread)]).toEqual([Math.SQRT2, 1]);
    expect(quadraticForm(bread, Float64Array.of(1, 1))).toBe(4);
  });
});
