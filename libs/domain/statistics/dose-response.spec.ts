import fc from 'fast-check';
import { doseResponse, mannWhitney, normalTwoSidedP, tabulateGroups, tabulateScores, trendTest } from './index.js';

/** The textbook way: a Mann–Whitney count for each pair of groups. */
function jonckheere(groups: readonly (readonly number[])[]): number {
  return groups.reduce((sum, lower, i) => {
    return groups.slice(i + 1).reduce((inner, higher) => {
      const pair = mannWhitney(higher, lower);
      return 'u' in pair ? inner + pair.u : inner;
    }, sum);
  }, 0);
}

/** Scores as rows, group numbers as columns. */
const tableOf = (groups: readonly (readonly number[])[]) =>
  tabulateGroups(
    Uint8Array.from(groups.flat()),
    groups.flatMap((values, group) => values.map(() => group)),
    64,
  );

describe('trendTest', () => {
  it('counts what Jonckheere counts, ties for half', () => {
    const groups = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 12 }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(groups, (of) => {
        const result = trendTest(tableOf(of));
        if (result.status === 'ok') expect(result.statistic).toBe(jonckheere(of));
      }),
    );
  });

  it('has the mean and the variance of Jonckheere (1954) where no values are tied', () => {
    const groups = [
      [10, 12, 14, 16],
      [11, 18, 20, 22],
      [19, 25, 27, 30],
    ];
    const statistic = jonckheere(groups);
    const [n, squares, cubes] = [12, 3 * 16, 3 * 64];
    const mean = (n * n - squares) / 4;
    // (N²(2N + 3) − Σn²(2n + 3))/72
    const variance = (n * n * (2 * n + 3) - (2 * cubes + 3 * squares)) / 72;
    const z = (statistic - mean) / Math.sqrt(variance);
    expect(trendTest(tableOf(groups))).toEqual({
      status: 'ok',
      statistic,
      z: expect.closeTo(z, 12),
      p: expect.closeTo(normalTwoSidedP(z), 12),
    });
  });

  it('says why it tells nothing', () => {
    expect(trendTest(tableOf([[1, 2, 3, 4]]))).toMatchObject({ status: 'constant', reason: expect.any(String) });
    expect(trendTest(tableOf([[1], [2]]))).toMatchObject({ status: 'too-few', reason: expect.any(String) });
  });
});

describe('doseResponse', () => {
  const exposures = [...new Array<number>(40).fill(0), ...new Array<number>(12).fill(1), 2, 2, 2, 3, 3, 5, 9];
  const scores = Uint8Array.from(exposures, (value, i) => Math.max(0, 10 - 2 * value - (i % 2)));
  const table = tabulateScores(scores, exposures);

  it('gathers small groups until they are large enough, and nothing is lost', () => {
    const result = doseResponse(table, 5);
    expect(result).toMatchObject({
      bins: [
        { from: 0, to: 0, n: 40, meanScore: 9.5 },
        { from: 1, to: 1, n: 12, meanScore: 7.5 },
        { from: 2, to: 9, n: 7 },
      ],
    });
    expect(result).toMatchObject({ trend: { status: 'ok', z: expect.any(Number) } });
    if (result.status !== 'ok' || result.trend.status !== 'ok') throw new Error('There is enough of everything.');
    expect(result.trend.z).toBeLessThan(-3);
  });

  it('holds every answer in exactly one bin of at least the minimum', () => {
    const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 20 })), {
      maxLength: 90,
    });
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 20 }), (pairs, minimumN) => {
        const of = tabulateScores(
          Uint8Array.from(pairs, ([score]) => score),
          pairs.map(([, value]) => value),
        );
        const result = doseResponse(of, minimumN);
        if (result.status !== 'ok') return expect(result.reason).not.toBe('');
        expect(result.bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(pairs.length);
        expect(result.bins.every((bin) => bin.n >= minimumN)).toBe(true);
      }),
    );
  });

  it('says why it tells nothing', () => {
    expect(doseResponse(table, 40)).toMatchObject({
      status: 'too-few',
      reason: '59 answers do not make two bins of 40.',
    });
    expect(doseResponse(tabulateScores(Uint8Array.of(1, 2, 3), [4, 4, 4]), 1)).toMatchObject({ status: 'constant' });
    expect(doseResponse(table, 25)).toMatchObject({ status: 'constant' });
    expect(() => doseResponse(table, 0)).toThrow('A minimum is whole and ≥ 1, not 0.');
  });
});
