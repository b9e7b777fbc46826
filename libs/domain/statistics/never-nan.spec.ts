import fc from 'fast-check';
import { accountNps, bootstrapNps, countScores, npsDifference, npsInterval, weightedNps } from '../nps/index.js';
import {
  areaUnderCurve,
  benjaminiHochberg,
  bootstrapCounts,
  brierScore,
  calibration,
  crossProducts,
  differenceInDifferences,
  doseResponse,
  effectiveSize,
  halfLife,
  kendallInterval,
  kendallOfTable,
  kendallTau,
  lagBins,
  lagProfile,
  leastSquaresBreakpoint,
  mannWhitney,
  mergeCrossProducts,
  newcombeInterval,
  postStratify,
  rakeWeights,
  relativeImportance,
  responseWeights,
  sampleBias,
  spearman,
  spearmanOfTable,
  tabulateGroups,
  tabulateScores,
  twoProportionTest,
  wilsonInterval,
} from './index.js';

/** Paths of the numbers in a result that JSON cannot tell. */
function unspeakable(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value instanceof Map) return unspeakable(Object.fromEntries(value), path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unspeakable(inner, `${path}.${key}`));
}

// Few distinct values and short columns: constant sides, ties everywhere, empty groups and perfect fits come up all the time.
const row = fc.record({
  score: fc.constantFrom(0, 6, 7, 9, 10),
  kpi: fc.constantFrom(0, 0, 0, 1, 2, 5.5),
  other: fc.constantFrom(0, 1, 1e9),
  weight: fc.constantFrom(0, 1, 2.5),
  flag: fc.constantFrom(0, 1),
  late: fc.constantFrom(0, 1),
  cluster: fc.nat(3),
  forecast: fc.constantFrom(0, 0.2, 0.2, 0.7, 1),
  ages: fc.array(fc.constantFrom(0.5, 3, 20), { maxLength: 3 }),
  group: fc.constantFrom('a', 'b'),
});
const rows = fc.oneof(fc.array(row, { maxLength: 9 }), fc.array(row, { minLength: 20, maxLength: 40 }));
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;

const numbers = (of: readonly Row[], pick: (each: Row) => number) => of.map(pick);

const statistics: Readonly<Record<string, (of: readonly Row[]) => unknown>> = {
  'rank correlations': (of) => {
    const [scores, kpi] = [Uint8Array.from(of, (each) => each.score), numbers(of, (each) => each.kpi)];
    const table = tabulateScores(scores, kpi);
    const kendall = kendallOfTable(table);
    const interval = kendall.status === 'ok' ? kendallInterval(table, kendall.coefficient) : undefined;
    return [kendall, interval, kendallTau(scores, kpi), spearman(scores, kpi), spearmanOfTable(table)];
  },
  'dose and response': (of) =>
    doseResponse(
      tabulateScores(
        Uint8Array.from(of, (each) => each.score),
        numbers(of, (each) => each.kpi),
      ),
      3,
    ),
  'lag profile and half-life': (of) => {
    const ages = of.map((each) => each.ages);
    const bins = lagBins({ scores: Uint8Array.from(of, (each) => each.score), ages }, [0, 1, 7, 28]);
    return [lagProfile(bins), halfLife({ outcome: numbers(of, (each) => each.score), ages, candidates: [1, 5, 14] })];
  },
  breakpoint: (of) =>
    [true, false].map((flatBelow) =>
      leastSquaresBreakpoint({
        x: numbers(of, (each) => each.kpi),
        y: numbers(of, (each) => each.score),
        weights: numbers(of, (each) => each.weight),
        candidates: [-1, 0, 1, 2, 9],
        flatBelow,
      }),
    ),
  'relative importance': (of) => {
    const columns = (part: readonly Row[]) => [
      { name: 'kpi', values: numbers(part, (each) => each.kpi) },
      { name: 'other', values: numbers(part, (each) => each.other) },
      { name: 'both', values: numbers(part, (each) => each.kpi + each.flag) },
      { name: 'score', values: numbers(part, (each) => each.score) },
    ];
    const weights = (part: readonly Row[]) => numbers(part, (each) => each.weight);
    const half = of.length >> 1;
    const parts = [of.slice(0, half), of.slice(half)].map((part) => crossProducts(columns(part), weights(part)));
    return (['johnson', 'lmg'] as const).flatMap((method) => [
      relativeImportance(crossProducts(columns(of)), 'score', method),
      relativeImportance(mergeCrossProducts(parts), 'score', method),
    ]);
  },
  forecasts: (of) => {
    const forecast = { predicted: numbers(of, (each) => each.forecast), outcome: numbers(of, (each) => each.flag) };
    const between = { ...forecast, predicted: forecast.predicted.map((p) => Math.min(0.9, Math.max(0.1, p))) };
    const auc = areaUnderCurve(tabulateGroups(Uint8Array.from(forecast.outcome), forecast.predicted, 2));
    return [brierScore(forecast), calibration(forecast), calibration(between), auc];
  },
  'two groups': (of) => {
    const [one, two] = [of.filter((each) => each.flag === 1), of.filter((each) => each.flag === 0)];
    const share = (part: readonly Row[]) => ({
      successes: part.filter((each) => each.score > 8).length,
      trials: part.length,
    });
    return [
      mannWhitney(
        numbers(one, (each) => each.score),
        numbers(two, (each) => each.score),
      ),
      wilsonInterval(share(one)),
      newcombeInterval(share(one), share(two)),
      twoProportionTest(share(one), share(two)),
      npsDifference(countScores(one.map((each) => each.score)), countScores(two.map((each) => each.score))),
    ];
  },
  repairs: (of) => {
    const panel = {
      outcome: numbers(of, (each) => each.score),
      treated: numbers(of, (each) => each.flag),
      cluster: numbers(of, (each) => 2 * each.cluster + each.flag),
      weights: numbers(of, (each) => each.weight),
    };
    return [differenceInDifferences({ ...panel, post: numbers(of, (each) => each.late) })];
  },
  weights: (of) => {
    const people = of.map(({ group, flag }) => ({ group, flag: String(flag) }));
    const margins = { group: { a: 30, b: 70 }, flag: { '0': 40, '1': 60 } };
    const given = numbers(of, (each) => each.weight);
    return [
      rakeWeights(people, margins),
      sampleBias(people, margins, given),
      effectiveSize(given),
      postStratify(
        of.map(({ group }) => group),
        new Map(Object.entries(margins.group)),
      ),
      responseWeights([{ name: 'all', asked: 50, answered: of.length }]),
      weightedNps(
        numbers(of, (each) => each.score),
        given,
      ),
    ];
  },
  scores: (of) => {
    const counts = countScores(of.map((each) => each.score));
    const accounts = of.map((each) => ({ account: each.group, score: each.score }));
    const ratio = ([a = 0, b = 0]: Float64Array) => (b === 0 ? undefined : a / b);
    return [
      npsInterval(counts),
      bootstrapNps(counts, { seed: 1, draws: 40 }),
      bootstrapCounts([counts.promoters, counts.detractors], ratio, { seed: 1, draws: 40 }),
      accountNps(accounts, new Map([['a', of.length]])),
    ];
  },
  'adjusted p': (of) => benjaminiHochberg(of.map((each) => (each.flag === 1 ? each.forecast : null))),
};

describe('what is told', () => {
  it.each(Object.entries(statistics))('of %s is always a finite number or a reason', (_name, statistic) => {
    fc.assert(
      fc.property(rows, (of) => {
        expect(unspeakable(statistic(of))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
