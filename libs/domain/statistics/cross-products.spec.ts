import fc from 'fast-check';
import { crossProducts, crossProductsOfSums, mergeCrossProducts, type CrossProducts } from './index.js';
import { symmetricEigen } from './symmetric-eigen.js';

const row = fc.tuple(
  fc.integer({ min: 0, max: 50 }),
  fc.double({ min: 1e4, max: 1.1e4, noNaN: true }),
  fc.integer({ min: 0, max: 10 }),
);
const rows = fc.array(row, { minLength: 1, maxLength: 600 });
type Row = readonly [number, number, number];

const columnsOf = (of: readonly Row[]) =>
  ['a', 'b', 'c'].map((name, index) => ({ name, values: Float64Array.from(of, (values) => values[index] ?? 0) }));

/** The textbook way, in two passes. */
function plainly(of: readonly Row[], weights: readonly number[]): { means: number[]; products: number[] } {
  const weight = weights.reduce((sum, each) => sum + each, 0);
  const at = (values: Row, column: number) => values[column] ?? 0;
  const means = [0, 1, 2].map(
    (k) => of.reduce((sum, values, i) => sum + (weights[i] ?? 0) * at(values, k), 0) / weight,
  );
  const products = [0, 1, 2].flatMap((j) =>
    [0, 1, 2].map((k) =>
      of.reduce(
        (sum, values, i) =>
          sum + (weights[i] ?? 0) * (at(values, j) - (means[j] ?? 0)) * (at(values, k) - (means[k] ?? 0)),
        0,
      ),
    ),
  );
  return { means, products };
}

function expectClose(got: CrossProducts, expected: { means: ArrayLike<number>; products: ArrayLike<number> }): void {
  const size = got.names.length;
  const scale = (index: number) => {
    const [i, j] = [Math.floor(index / size), index % size];
    return Math.sqrt((expected.products[i * size + i] ?? 0) * (expected.products[j * size + j] ?? 0));
  };
  got.means.forEach((mean, k) =>
    expect(Math.abs(mean - (expected.means[k] ?? 0))).toBeLessThanOrEqual(1e-12 * Math.abs(mean) + 1e-12),
  );
  got.products.forEach((product, index) => {
    // Relative to what the two columns vary; a column that does not vary leaves the rounding of its mean.
    expect(Math.abs(product - (expected.products[index] ?? 0))).toBeLessThanOrEqual(1e-12 * scale(index) + 1e-6);
  });
}

describe('crossProducts', () => {
  it('agrees with the textbook, weighted or not', () => {
    fc.assert(
      fc.property(rows, (of) => {
        const weights = of.map(([a]) => 1 + (a % 3));
        expectClose(
          crossProducts(columnsOf(of)),
          plainly(
            of,
            of.map(() => 1),
          ),
        );
        expectClose(crossProducts(columnsOf(of), weights), plainly(of, weights));
      }),
    );
  });

  it('keeps the digits of a column that hardly varies around a large mean', () => {
    const values = Float64Array.from({ length: 1_000 }, (_, i) => 1e9 + (i % 2));
    expect(crossProducts([{ name: 'a', values }]).products[0]).toBe(250);
  });

  it('names the column and row of a value that is not finite', () => {
    const columns = [
      { name: 'a', values: [1, 2] },
      { name: 'b', values: [1, Number.NaN] },
    ];
    expect(() => crossProducts(columns)).toThrow('Column b, row 1: a finite number is needed, not NaN.');
    expect(() =>
      crossProducts([
        { name: 'a', values: [1] },
        { name: 'b', values: [] },
      ]),
    ).toThrow('Column b has 0 values, the first has 1.');
    expect(() => crossProducts([{ name: 'a', values: [1] }], [-1])).toThrow(RangeError);
  });
});

describe('mergeCrossProducts', () => {
  it('makes of parts those of the whole', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 4 }), (parts) => {
        const whole = crossProducts(columnsOf(parts.flat()));
        const merged = mergeCrossProducts(parts.map((part) => crossProducts(columnsOf(part))));
        expect(merged).toMatchObject({ rows: whole.rows, weight: whole.weight });
        whole.products.forEach((product, index) => {
          const [i, j] = [Math.floor(index / 3), index % 3];
          const scale = Math.sqrt((whole.products[4 * i] ?? 0) * (whole.products[4 * j] ?? 0));
          expect(Math.abs((merged.products[index] ?? 0) - product)).toBeLessThanOrEqual(1e-12 * scale);
        });
      }),
    );
  });

  it('keeps a constant column constant, and passes over empty parts', () => {
    const part = crossProducts([{ name: 'a', values: [0.1, 0.1, 0.1] }]);
    const empty = crossProducts([{ name: 'a', values: [] }]);
    expect(mergeCrossProducts([empty, part, part, part, empty])).toMatchObject({
      rows: 9,
      products: Float64Array.of(0),
    });
  });

  it('refuses parts of other columns, and none at all', () => {
    const [a, b] = ['a', 'b'].map((name) => crossProducts([{ name, values: [1] }]));
    expect(() => mergeCrossProducts(a && b ? [a, b] : [])).toThrow('Parts of the same columns needed: a and b.');
    expect(() => mergeCrossProducts([])).toThrow('Nothing to merge');
  });
});

describe('crossProductsOfSums', () => {
  it('takes the sums of a database', () => {
    const of = [
      [1, 2],
      [3, 1],
      [4, 9],
    ];
    const sum = (part: (values: number[]) => number) => of.reduce((total, values) => total + part(values), 0);
    const raw = crossProductsOfSums({
      names: ['a', 'b'],
      rows: 3,
      weight: 3,
      sums: [sum(([a = 0]) => a), sum(([, b = 0]) => b)],
      squares: [
        sum(([a = 0]) => a * a),
        sum(([a = 0, b = 0]) => a * b),
        sum(([a = 0, b = 0]) => a * b),
        sum(([, b = 0]) => b * b),
      ],
    });
    const direct = crossProducts([
      { name: 'a', values: [1, 3, 4] },
      { name: 'b', values: [2, 1, 9] },
    ]);
    raw.products.forEach((product, index) => expect(product).toBeCloseTo(direct.products[index] ?? NaN, 12));
  });

  it('refuses sums that do not fit', () => {
    expect(() => crossProductsOfSums({ names: ['a'], rows: 1, weight: 1, sums: [1], squares: [] })).toThrow(
      '1 columns have 1 sums and 1 products.',
    );
    expect(() => crossProductsOfSums({ names: ['a'], rows: 1, weight: 1, sums: [NaN], squares: [1] })).toThrow(
      RangeError,
    );
  });
});

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
