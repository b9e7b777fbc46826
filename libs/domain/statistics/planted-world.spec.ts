import { readFileSync } from 'node:fs';
import {
  benjaminiHochberg,
  crossProducts,
  kendallOfTable,
  leastSquaresBreakpoint,
  mergeCrossProducts,
  mergeTables,
  relativeImportance,
  spearman,
  spearmanOfTable,
  tabulateScores,
} from './index.js';
import { plantedColumns } from './testing/index.js';

interface Marginal {
  readonly kendall: number;
  readonly kendallZ: number;
  readonly kendallP: number;
  readonly kendallAdjustedP: number;
  readonly spearman: number;
  readonly spearmanP: number;
}
type Weights = Readonly<Record<string, number>>;
interface Planted {
  readonly observed: { readonly correlations: { readonly order: string[]; readonly spearman: number[][] } };
  readonly recovered: {
    readonly marginal: Readonly<Record<string, Marginal>>;
    readonly johnson: Readonly<Record<'raw' | 'log1p' | 'trueForms', Weights>>;
    readonly lmg: Readonly<Record<'raw' | 'log1p', Weights>>;
    readonly breakpointOfDroppedCalls: Readonly<
      Record<'leastSquares' | 'leastSquaresFlatBelow', { readonly k: number; readonly interval: [number, number] }>
    >;
  };
}

const planted: Planted = JSON.parse(readFileSync(new URL('fixtures/planted-small.json', import.meta.url), 'utf8'));
const { scores, kpis } = plantedColumns();
const names = [...kpis.keys()];
const valuesOf = (name: string) => kpis.get(name) ?? new Float64Array();

/** The answers in seven parts, as partitions hold them. */
const parts = Array.from({ length: 7 }, (_, part) => [part * 3_000, Math.min(20_000, (part + 1) * 3_000)] as const);

describe('20,000 answers of a planted world, added up in seven parts', () => {
  const tables = names.map((name) =>
    mergeTables(
      parts.map(([from, to]) => tabulateScores(scores.subarray(from, to), valuesOf(name).subarray(from, to))),
    ),
  );
  const kendalls = tables.map(kendallOfTable);
  const adjusted = benjaminiHochberg(kendalls.map((result) => (result.status === 'ok' ? result.p : null)));

  it.each(names.map((name, index) => [name, index] as const))('correlate with %s as in R', (name, index) => {
    const expected = planted.recovered.marginal[name];
    const [kendall, ranked, table] = [kendalls[index], spearman(scores, valuesOf(name)), tables[index]];
    if (!expected || kendall?.status !== 'ok' || ranked.status !== 'ok' || !table)
      throw new Error(`${name} is tested.`);
    expect(kendall.coefficient).toBeCloseTo(expected.kendall, 11);
    expect(kendall.z).toBeCloseTo(expected.kendallZ, 8);
    expect(kendall.p / expected.kendallP).toBeCloseTo(1, 6);
    expect((adjusted[index] ?? Number.NaN) / expected.kendallAdjustedP).toBeCloseTo(1, 6);
    expect(ranked.coefficient).toBeCloseTo(expected.spearman, 11);
    expect(ranked.p / expected.spearmanP).toBeCloseTo(1, 6);
    expect(spearmanOfTable(table)).toMatchObject({ coefficient: expect.closeTo(expected.spearman, 11) });
  });

  it('have the rank correlations among the KPIs that R has', () => {
    const { order, spearman: expected } = planted.observed.correlations;
    expected.forEach((row, i) =>
      row.forEach((value, j) => {
        const result = spearman(valuesOf(order[i] ?? ''), valuesOf(order[j] ?? ''));
        // The reference has six digits.
        expect(result).toMatchObject({ status: 'ok', coefficient: expect.closeTo(value, 5) });
      }),
    );
  });

  const forms: Readonly<Record<string, (name: string, value: number) => number>> = {
    raw: (_, value) => value,
    log1p: (_, value) => Math.log1p(value),
    trueForms: (name, value) => {
      if (name === 'dropped_calls') return Math.max(0, value - 3);
      return name === 'open_ticket_hours' ? Math.log1p(value) : value;
    },
  };

  it.each([
    ['johnson', 'raw', planted.recovered.johnson.raw],
    ['johnson', 'log1p', planted.recovered.johnson.log1p],
    ['johnson', 'trueForms', planted.recovered.johnson.trueForms],
    ['lmg', 'raw', planted.recovered.lmg.raw],
    ['lmg', 'log1p', planted.recovered.lmg.log1p],
  ] as const)('share out what is explained by %s of the %s columns as in R', (method, form, expected) => {
    const products = mergeCrossProducts(
      parts.map(([from, to]) =>
        crossProducts([
          ...names.map((name) => ({
            name,
            values: valuesOf(name)
              .subarray(from, to)
              .map((value) => forms[form]?.(name, value) ?? value),
          })),
          { name: 'score', values: scores.subarray(from, to) },
        ]),
      ),
    );
    const result = relativeImportance(products, 'score', method);
    if (result.status !== 'ok') throw new Error(result.reason);
    expect(result.r2).toBeCloseTo(expected['r2'] ?? Number.NaN, 9);
    for (const { name, weight } of result.predictors) expect(weight).toBeCloseTo(expected[name] ?? Number.NaN, 9);
  });

  it('bend too early for least squares, as in R: why the ordinal profile is the one to show', () => {
    const search = { x: valuesOf('dropped_calls'), y: scores, candidates: [1, 2, 3, 4, 5, 6, 7, 8] };
    const { leastSquares, leastSquaresFlatBelow } = planted.recovered.breakpointOfDroppedCalls;
    for (const [flatBelow, expected] of [
      [true, leastSquaresFlatBelow],
      [false, leastSquares],
    ] as const) {
      expect(leastSquaresBreakpoint({ ...search, flatBelow })).toMatchObject({
        breakpoint: expected.k,
        interval: { low: expected.interval[0], high: expected.interval[1] },
      });
    }
  });
});
