import fc from 'fast-check';
import {
  areaUnderCurve,
  contingencyTable,
  mannWhitney,
  mannWhitneyOfTable,
  mergeTables,
  tabulateGroups,
} from './index.js';
import { describeFixture } from './testing/index.js';

describeFixture('mann-whitney', ({ x, y }: { x: number[]; y: number[] }) => ({
  u: null,
  z: null,
  p: null,
  ...mannWhitney(x, y),
}));

const aucOf = (predicted: ArrayLike<number>, outcome: ArrayLike<number>) =>
  areaUnderCurve(tabulateGroups(Uint8Array.from(outcome), predicted, 2));

describeFixture('auc', ({ predicted, outcome }: { predicted: number[]; outcome: number[] }) => {
  const result = aucOf(predicted, outcome);
  if (result.status !== 'ok') return { auc: null, ...result };
  const { deLong } = result;
  return {
    ...result,
    deLongStandardError: deLong?.standardError,
    deLong: { lower: deLong?.low, upper: deLong?.high },
  };
});

describe('mannWhitney', () => {
  it('counts the pairs', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const u = x.flatMap((a) => y.map((b) => (Math.sign(a - b) + 1) / 2)).reduce((sum, part) => sum + part, 0);
        expect(mannWhitney(x, y)).toMatchObject({ u, commonLanguageEffect: u / (x.length * y.length) });
      }),
    );
  });

  it('refuses a missing value, and a table of three groups', () => {
    expect(() => mannWhitney([1, Number.NaN], [2])).toThrow(RangeError);
    expect(() => mannWhitneyOfTable(contingencyTable([[1], [1], [1]]))).toThrow('Two samples are two rows, not 3.');
  });
});

describe('areaUnderCurve', () => {
  it('tells no error by DeLong from a single hit', () => {
    const result = aucOf([0.1, 0.2, 0.9], [0, 0, 1]);
    expect(result).toEqual({ status: 'ok', auc: 1, hanleyMcNeilStandardError: 0 });
  });

  it('of merged tables is the one of the whole', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.double({ min: 0, max: 1, noNaN: true }));
    const tableOf = (rows: readonly (readonly [number, number])[]) =>
      tabulateGroups(
        Uint8Array.from(rows, ([outcome]) => outcome),
        rows.map(([, forecast]) => forecast),
        2,
      );
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (a, b) => {
        expect(areaUnderCurve(mergeTables([tableOf(a), tableOf(b)]))).toEqual(areaUnderCurve(tableOf([...a, ...b])));
      }),
    );
  });
});
