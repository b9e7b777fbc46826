import fc from 'fast-check';
import type { AnalysedAnswers } from './analysed-answers.js';
import { inChunks } from './in-chunks.js';
import { lagOfKpi } from './lag-of-kpi.js';
import { screenKpis } from './screen-kpis.js';
import { sharesExplained } from './share-explained.js';

const answer = fc.record({ score: fc.nat(10), drops: fc.nat(4), hours: fc.double({ min: 0, max: 50, noNaN: true }) });
const someAnswers = fc.array(answer, { minLength: 1, maxLength: 60 });
const chunkRows = fc.integer({ min: 1, max: 70 });

function answersOf(of: readonly { score: number; drops: number; hours: number }[]): AnalysedAnswers {
  const drops = Float64Array.from(of, (each) => each.drops);
  const lagged = { ageDays: [0.5, 4.5], counts: [drops.map((count) => Math.floor(count / 2)), drops] };
  return {
    n: of.length,
    scores: Uint8Array.from(of, ({ score }) => score),
    customers: Float64Array.from(of, (_, i) => i),
    kpis: [
      { kpi: 'drops', direction: 'worse', values: drops, lagged, lagNote: null },
      { kpi: 'hours', direction: 'worse', values: Float64Array.from(of, ({ hours }) => hours), lagNote: null },
    ],
    controls: [],
  };
}

describe('sums of chunks, merged', () => {
  it('cover each row once, in order, and none where there are none', () => {
    expect(inChunks(5, 2, (from, to) => [from, to])).toEqual([
      [0, 2],
      [2, 4],
      [4, 5],
    ]);
    expect(inChunks(0, 2, (from, to) => [from, to])).toEqual([[0, 0]]);
    expect(() => inChunks(5, 0, () => 0)).toThrow('A chunk has 1 row or more, not 0.');
  });

  it('screen KPIs exactly as the whole does, and so does the lag', () => {
    fc.assert(
      fc.property(someAnswers, chunkRows, (of, rows) => {
        const answers = answersOf(of);
        expect(screenKpis(answers, rows)).toEqual(screenKpis(answers, of.length));
        for (const kpi of answers.kpis) expect(lagOfKpi(kpi, answers, rows)).toEqual(lagOfKpi(kpi, answers, of.length));
      }),
    );
  });

  it('share out what is explained as the whole does, but for rounding', () => {
    const world = answersOf(
      Array.from({ length: 500 }, (_, i) => ({ score: (i * 7) % 11, drops: i % 5, hours: ((i * 31) % 97) / 3 })),
    );
    const fit = { columns: world.kpis.map(({ kpi, values }) => ({ name: kpi, values })), kpis: ['drops', 'hours'] };
    const whole = sharesExplained(world, fit, 500);
    expect([...whole.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (rows) => {
        const merged = sharesExplained(world, fit, rows);
        for (const [kpi, share] of whole) expect(merged.get(kpi)).toBeCloseTo(share, 9);
      }),
      { numRuns: 30 },
    );
  });
});
