import fc from 'fast-check';
import {
  contingencyTable,
  kendallOfTable,
  kendallTau,
  mergeTables,
  spearman,
  spearmanOfTable,
  tableOfCells,
  tabulate,
  tabulateGroups,
  tabulateScores,
  type SpearmanResult,
} from './index.js';
import { sortedOrder } from './sorted-order.js';

const SCORES = Array.from({ length: 11 }, (_, score) => score);
const score = fc.integer({ min: 0, max: 10 });
const kpi = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -3, max: 5_000 }), fc.double({ noNaN: true }));
const answers = fc.array(fc.tuple(score, kpi), { maxLength: 80 });

const coefficientOf = (result: SpearmanResult) => ('coefficient' in result ? (result.coefficient ?? 0) : 0);

function columnsOf(pairs: readonly (readonly [number, number])[]) {
  return { scores: Uint8Array.from(pairs, ([row]) => row), values: Float64Array.from(pairs, ([, value]) => value) };
}

describe('tabulateScores', () => {
  it('counts as tabulate does, whatever the values', () => {
    fc.assert(
      fc.property(answers, (pairs) => {
        const { scores, values } = columnsOf(pairs);
        expect(tabulateScores(scores, values)).toEqual(
          tabulate(
            pairs.map(([row, value]) => [row, value + 0]),
            SCORES,
          ),
        );
      }),
    );
  });

  it('takes integer columns as it takes doubles', () => {
    const scores = Uint8Array.of(0, 10, 10, 7);
    const table = tabulateScores(scores, Int32Array.of(3, 0, 3, 1));
    expect(table).toEqual(tabulateScores(scores, Float64Array.of(3, 0, 3, 1)));
    expect([...table.columnValues]).toEqual([0, 1, 3]);
    expect([...table.columnTotals]).toEqual([1, 1, 2]);
  });

  it('refuses what is no score, a missing value and sides of different length', () => {
    expect(() => tabulateScores(Uint8Array.of(11), [1])).toThrow('A group is whole and below 11, not 11.');
    expect(() => tabulateScores(Uint8Array.of(1), [Number.NaN])).toThrow('A missing value has no rank: leave it out.');
    expect(() => tabulateScores(Uint8Array.of(1, 2), [3])).toThrow('Paired values needed: 2 groups, 1 values.');
    expect(() => tabulateGroups(Uint8Array.of(2), [1], 2)).toThrow(RangeError);
  });
});

describe('tableOfCells', () => {
  it('adds up a pair told twice', () => {
    const table = tableOfCells(
      [
        [1, 5, 2],
        [0, 3, 4],
        [1, 5, 1],
      ],
      [0, 1],
    );
    expect([...table.counts]).toEqual([4, 0, 0, 3]);
    expect(table.n).toBe(7);
  });

  it('refuses a count below nought, a broken one and an unknown row', () => {
    expect(() => tableOfCells([[0, 1, -1]], [0])).toThrow('A count is whole and ≥ 0, not -1.');
    expect(() => tableOfCells([[0, 1, 0.5]], [0])).toThrow(RangeError);
    expect(() => tableOfCells([[2, 1, 1]], [0, 1])).toThrow('2 is none of the row values 0, 1.');
  });
});

describe('mergeTables', () => {
  it('makes of parts exactly the table of the whole', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 5 }), (parts) => {
        const tables = parts.map((part) => {
          const { scores, values } = columnsOf(part);
          return tabulateScores(scores, values);
        });
        const { scores, values } = columnsOf(parts.flat());
        const whole = tabulateScores(scores, values);
        expect(mergeTables(tables)).toEqual(whole);
        expect(kendallOfTable(mergeTables(tables))).toEqual(kendallOfTable(whole));
      }),
    );
  });

  it('brings together tables of different rows', () => {
    const merged = mergeTables([tabulate([[3, 1]], [3]), tabulate([[1, 1]], [1])]);
    expect([...merged.rowValues]).toEqual([1, 3]);
    expect([...merged.counts]).toEqual([1, 1]);
  });

  it('of nothing is empty, and says so when correlated', () => {
    expect(kendallOfTable(mergeTables([]))).toMatchObject({ status: 'too-few', n: 0 });
    expect(spearmanOfTable(contingencyTable([]))).toMatchObject({ status: 'too-few', n: 0 });
  });
});

describe('the two ways to correlate, through a table and by sorting', () => {
  it('agree', () => {
    fc.assert(
      fc.property(answers, (pairs) => {
        const { scores, values } = columnsOf(pairs);
        const table = tabulateScores(scores, values);
        expect(kendallTau(scores, values)).toEqual(kendallOfTable(table));
        const [sorted, tabled] = [spearman(scores, values), spearmanOfTable(table)];
        expect(sorted.status).toBe(tabled.status);
        expect(coefficientOf(sorted)).toBeCloseTo(coefficientOf(tabled), 12);
      }),
    );
  });
});

describe('sortedOrder', () => {
  it('sorts many values by their bits as a comparison would, equal ones kept in order', () => {
    const many = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -4, max: 4 })), {
      minLength: 50,
      maxLength: 50,
    });
    fc.assert(
      fc.property(many, (values) => {
        // Long enough for the buckets, with many ties.
        const long = Float64Array.from({ length: 9_000 }, (_, index) => values[(index * 7) % 50] ?? 0);
        const compared = Array.from(long.keys()).sort((a, b) => {
          const [first, second] = [long[a] ?? 0, long[b] ?? 0];
          return first < second ? -1 : Number(first > second);
        });
        expect([...sortedOrder(long)]).toEqual(compared);
      }),
      { numRuns: 20 },
    );
  });
});
