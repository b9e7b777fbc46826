import fc from 'fast-check';
import { symmetricEigen } from './symmetric-eigen.js';

describe('symmetricEigen', () => {
  it('puts the matrix together again from its parts', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 5, maxLength: 5 }), { minLength: 5, maxLength: 5 }),
        (square) => {
          const matrix = square.map((values, i) => values.map((value, j) => value + (square[j]?.[i] ?? 0)));
          const { values, vectors } = symmetricEigen(matrix);
          matrix.forEach((inRow, i) =>
            inRow.forEach((expected, j) => {
              const again = values.reduce(
                (sum, value, k) => sum + (vectors[i]?.[k] ?? 0) * value * (vectors[j]?.[k] ?? 0),
                0,
              );
              expect(again).toBeCloseTo(expected, 12);
            }),
          );
        },
      ),
    );
  });

  it('refuses a matrix that is not square or not finite', () => {
    expect(() => symmetricEigen([[1, 2]])).toThrow(RangeError);
    expect(() => symmetricEigen([[Number.NaN]])).toThrow(RangeError);
  });
});
