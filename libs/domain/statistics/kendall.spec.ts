import fc from 'fast-check';
import {
  contingencyTable,
  kendallOfTable,
  kendallStandardError,
  kendallTau,
  tabulate,
  type KendallResult,
} from './index.js';
import { describeFixture } from './testing/index.js';

type Input = { x: number[]; y: number[] } | { rows: number[]; columns: number[]; counts: number[][] };

/** The pairs a table stands for. */
function pairsOf(input: Input): { x: number[]; y: number[] } {
  if ('x' in input) return input;
  const pairs = input.counts.flatMap((row, i) =>
    row.flatMap((count, j) => new Array<[number, number]>(count).fill([input.rows[i] ?? NaN, input.columns[j] ?? NaN])),
  );
  return { x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) };
}

function tableOf({ x, y }: { x: number[]; y: number[] }) {
  const rows = [...new Set(x)].sort((a, b) => a - b);
  return tabulate(
    x.map((value, index) => [value, y[index] ?? Number.NaN] as const),
    rows,
  );
}

/** A field that is absent counts as "not defined", and is compared with null. */
const told = (result: KendallResult) => ({ coefficient: null, z: null, p: null, ...result });

describe('kendallTau', () => {
  describeFixture('kendall', (input: Input) => {
    const { x, y } = pairsOf(input);
    return told(kendallTau(x, y));
  });

  it('refuses sides of different length', () => {
    expect(() => kendallTau([1, 2], [1])).toThrow('Paired values needed: 2 of x, 1 of y.');
  });

  it('refuses to rank a missing value', () => {
    expect(() => kendallTau([1, Number.NaN], [1, 2])).toThrow(RangeError);
  });
});

describe('kendallOfTable', () => {
  describeFixture('kendall', (input: Input) =>
    told(kendallOfTable('counts' in input ? contingencyTable(input.counts) : tableOf(input))),
  );

  const value = fc.integer({ min: 0, max: 5 });
  const answers = fc.array(fc.tuple(value, value), { maxLength: 60 });

  it('agrees with counting every pair', () => {
    fc.assert(
      fc.property(answers, (pairs) => {
        let concordant = 0;
        let discordant = 0;
        pairs.forEach(([x, y], i) =>
          pairs.slice(i + 1).forEach(([x2, y2]) => {
            const order = Math.sign(x2 - x) * Math.sign(y2 - y);
            if (order > 0) concordant += 1;
            if (order < 0) discordant += 1;
          }),
        );
        const input = { x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y) };
        for (const result of [kendallTau(input.x, input.y), kendallOfTable(tableOf(input))]) {
          if (result.status === 'ok') expect(result).toMatchObject({ concordant, discordant });
        }
      }),
    );
  });

  it('refuses a table with ragged rows or broken counts', () => {
    expect(() => contingencyTable([[1, 2], [3]])).toThrow(RangeError);
    expect(() => contingencyTable([[1, -2]])).toThrow(RangeError);
  });
});

describe('kendallStandardError', () => {
  it('agrees with leaving each answer out in turn', () => {
    // 200 answers with a clear association; the jackknife is another road to the same error.
    const x = Array.from({ length: 200 }, (_, i) => (i * 7) % 11);
    const y = x.map((score, i) => Math.max(0, 6 - Math.floor(score / 2) + ((i * 13) % 5) - 2));
    const without = x.map((_, out) => {
      const result = kendallTau(
        x.filter((_x, i) => i !== out),
        y.filter((_y, i) => i !== out),
      );
      return result.status === 'ok' ? result.coefficient : Number.NaN;
    });
    const mean = without.reduce((sum, tau) => sum + tau, 0) / without.length;
    const spread = without.reduce((sum, tau) => sum + (tau - mean) ** 2, 0);
    const jackknife = Math.sqrt(((without.length - 1) / without.length) * spread);
    expect((kendallStandardError(tableOf({ x, y })) ?? Number.NaN) / jackknife).toBeCloseTo(1, 1);
  });

  it('of a two by two table is the one of the phi coefficient', () => {
    // tau-b of a 2×2 table with even margins is phi; its delta-method variance there is (1 − φ²)/n.
    const table = contingencyTable([
      [40, 10],
      [10, 40],
    ]);
    expect(kendallOfTable(table)).toMatchObject({ coefficient: expect.closeTo(0.6, 12) });
    expect(kendallStandardError(table)).toBeCloseTo(Math.sqrt((1 - 0.36) / 100), 12);
  });

  it('is nought where every pair is concordant', () => {
    expect(
      kendallStandardError(
        contingencyTable([
          [5, 0],
          [0, 5],
        ]),
      ),
    ).toBeCloseTo(0, 12);
  });

  it('is not defined for a constant side', () => {
    expect(kendallStandardError(contingencyTable([[3, 4]]))).toBeUndefined();
  });
});
