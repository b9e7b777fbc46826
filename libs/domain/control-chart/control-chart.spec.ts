import fc from 'fast-check';
import { randomSource } from '../statistics/index.js';
import { dayAfter } from '../time/index.js';
import {
  chartDay,
  controlChart,
  NEW_CHART,
  reevaluateFrom,
  type ChartDay,
  type ChartedDay,
  type ChartState,
} from './index.js';
import { likelyStart } from './shift-signal.js';
import { errorOf, smooth } from './smooth.js';
import { simulatedDays } from './testing/simulated-days.js';

const settings = { lambda: 0.2, limit: 2.9, baselineDays: 28, minimumN: 10 };
const counts = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors });
const [good, usual, bad] = [counts(18, 2, 0), counts(10, 6, 4), counts(2, 6, 12)];

/** Days one after the other, each kind so many times. */
function days(...runs: readonly (readonly [number, ReturnType<typeof counts>])[]): readonly ChartDay[] {
  return runs
    .flatMap(([times, of]) => Array.from({ length: times }, () => of))
    .map((of, index) => ({ day: dayAfter('2026-01-01', index), ...of }));
}

const signalsOf = (all: readonly ChartDay[]) => controlChart(all, settings).flatMap(({ signal }) => signal ?? []);
const phasesOf = (all: readonly ChartDay[]) => controlChart(all, settings).map(({ phase }) => phase);

describe('a control chart', () => {
  it('learns what is usual for as many days as a baseline has, and watches from then on', () => {
    const phases = phasesOf(days([40, usual]));
    expect(phases.indexOf('watching')).toBe(27);
    expect(new Set(phases)).toEqual(new Set(['learning', 'watching']));
  });

  it('tells a fall once, with its direction, its start, and before and after with an interval', () => {
    const signals = signalsOf(days([40, usual], [20, bad]));
    // Usual +30 of 28 days × 20; bad −50. Signal on the second bad day.
    expect(signals).toMatchObject([
      {
        direction: 'down',
        since: dayAfter('2026-01-01', 40),
        before: counts(280, 168, 112),
        difference: expect.closeTo(-80, 9),
      },
    ]);
    expect(signals[0]?.high).toBeLessThan(0);
    expect(signals[0]?.day).toBe(dayAfter('2026-01-01', 41));
  });

  it('tells a rise, and a fall beyond the usual after it, as two signals', () => {
    expect(signalsOf(days([40, usual], [6, good], [12, bad])).map(({ direction }) => direction)).toEqual([
      'up',
      'down',
    ]);
  });

  it('watches as before once the score has come back, and tells the next fall anew', () => {
    const again = days([40, usual], [5, bad], [3, good], [15, usual], [5, bad]);
    expect(phasesOf(again).slice(41, 45)).toEqual(Array(4).fill('shifted'));
    expect(phasesOf(again).slice(50, 60)).toEqual(Array(10).fill('watching'));
    expect(signalsOf(again).filter(({ direction }) => direction === 'down')).toHaveLength(2);
  });

  it('takes for usual what has lasted as long as a baseline', () => {
    const series = days([40, usual], [60, bad]);
    const last = controlChart(series, settings).at(-1);
    expect(last).toMatchObject({ phase: 'watching', line: { usual: -50 } });
    expect(signalsOf(series)).toHaveLength(1);
    expect(signalsOf(days([40, usual], [60, bad], [5, usual]))).toMatchObject([
      { direction: 'down' },
      { direction: 'up', difference: expect.closeTo(80, 9) },
    ]);
  });

  it('pools days with few answers, and lets days without pass', () => {
    const few = [counts(3, 1, 0), counts(0, 0, 0), counts(1, 2, 1), counts(1, 1, 2)];
    const chart = controlChart(days(...few.map((of) => [1, of] as const)), settings);
    expect(chart.map(({ state }) => state.pending)).toMatchObject([
      { firstDay: '2026-01-01', lastDay: '2026-01-01', promoters: 3 },
      { firstDay: '2026-01-01', lastDay: '2026-01-01', promoters: 3 },
      { firstDay: '2026-01-01', lastDay: '2026-01-03', ...counts(4, 3, 1) },
      undefined,
    ]);
    expect(chart[3]?.state.phase === 'learning' && chart[3].state.points).toMatchObject([
      { firstDay: '2026-01-01', lastDay: '2026-01-04', ...counts(5, 4, 3) },
    ]);
  });

  it('goes on learning while there are too few points to know how days differ', () => {
    expect(phasesOf(days([60, counts(1, 0, 0)])).indexOf('watching')).toBe(-1);
    expect(phasesOf(days([90, counts(1, 0, 0)])).indexOf('watching')).toBe(79);
  });

  it('does not take each weekend for a shift where weekends always score lower', () => {
    const week = Array.from({ length: 20 }, () => [[5, good] as const, [2, bad] as const]).flat();
    expect(signalsOf(days(...week))).toEqual([]);
  });

  it('refuses a day that does not come after the last, and settings that cannot be', () => {
    const [state] = controlChart(days([1, usual]), settings).map((charted) => charted.state);
    expect(() => chartDay(state ?? NEW_CHART, { day: '2026-01-01', ...usual }, settings)).toThrow(
      'Day 2026-01-01 does not come after 2026-01-01: re-evaluate the chart from that day.',
    );
    const day = { day: '2026-01-01', ...usual };
    expect(() => chartDay(NEW_CHART, day, { ...settings, lambda: 0 })).toThrow('λ of a chart');
    expect(() => chartDay(NEW_CHART, day, { ...settings, limit: -1 })).toThrow('The limit of a chart');
    expect(() => chartDay(NEW_CHART, day, { ...settings, baselineDays: 3 })).toThrow('A baseline has');
    expect(() => chartDay(NEW_CHART, day, { ...settings, minimumN: 0.5 })).toThrow('The answers of a point');
    expect(() => chartDay(NEW_CHART, { ...day, passives: -1 }, settings)).toThrow(RangeError);
  });
});

describe('going on from a state', () => {
  const drawn = ({ state: _state, ...rest }: ChartedDay) => rest;
  /** Days in which the score falls and comes back. */
  const seriesOf = (seed: number) =>
    simulatedDays(
      200,
      12,
      [
        { fromDay: 0, promoters: 0.5, detractors: 0.2 },
        { fromDay: 70, promoters: 0.3, detractors: 0.45 },
        { fromDay: 100, promoters: 0.5, detractors: 0.2 },
      ],
      randomSource(seed),
    );

  it('comes to the same as from scratch, wherever it is cut, when kept as JSON between days', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(199), (seed, cut) => {
        const series = seriesOf(seed);
        const first = controlChart(series.slice(0, cut), settings);
        const kept: ChartState = JSON.parse(JSON.stringify(first.at(-1)?.state ?? NEW_CHART));
        const [whole, rest] = [controlChart(series, settings), controlChart(series.slice(cut), settings, kept)];
        expect([...first, ...rest].map(drawn)).toEqual(whole.map(drawn));
        expect(rest.at(-1)?.state).toEqual(whole.at(-1)?.state);
      }),
      { numRuns: 40 },
    );
  });

  it('comes to the same as from scratch after a corrected day, and tells which signals it raises and withdraws', () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.nat(1_000), fc.integer({ min: 60, max: 110 }), (seed, at) => {
        const series = seriesOf(seed);
        const before = controlChart(series, settings);
        const corrected = series.map((day, index) => (index === at ? { ...day, ...counts(40, 0, 0) } : day));
        const changed = dayAfter('2025-01-01', at);
        const { chart, raised, withdrawn } = reevaluateFrom(changed, before, corrected.slice(at), settings);
        const anew = controlChart(corrected, settings);
        expect(chart.map(drawn)).toEqual(anew.map(drawn));
        expect(chart.at(-1)?.state).toEqual(anew.at(-1)?.state);
        const told = (all: typeof chart) =>
          all.flatMap(({ signal }) => (signal ? [`${signal.day} ${signal.direction}`] : []));
        const left = told(before).filter(
          (one) => !withdrawn.some(({ day, direction }) => one === `${day} ${direction}`),
        );
        expect([...left, ...raised.map(({ day, direction }) => `${day} ${direction}`)].sort()).toEqual(
          told(chart).sort(),
        );
        moved += raised.length + withdrawn.length;
      }),
      { numRuns: 40 },
    );
    expect(moved).toBeGreaterThan(0);
  });

  it('refuses days from before the one that changed', () => {
    const series = seriesOf(1);
    expect(() => reevaluateFrom('2025-02-01', controlChart(series, settings), series, settings)).toThrow(
      'Day 2025-01-01 comes before 2025-02-01, from which the chart is made anew.',
    );
  });
});

describe('the smoothed score', () => {
  const baseline = { counts: counts(500, 300, 200), score: 30, deviation: 70, firstDay: '', lastDay: '' };
  const point = (of: ReturnType<typeof counts>) => ({ firstDay: '', lastDay: '', ...of });

  it('and its error are exact for points of unequal n', () => {
    // By hand: 0.8 × (0.8 × 30 + 0.2 × 60) + 0.2 × 10 = 30.8. Weights 0.16 and 0.2: 0.0256/10 + 0.04/40 = 0.00356;
    // 0.36²/1000 = 0.0001296; 70 √0.0036896 = 4.25198.
    const first = smooth({ score: 30, weight: 0, squares: 0 }, point(counts(7, 2, 1)), 0.2);
    const second = smooth(first, point(counts(20, 4, 16)), 0.2);
    expect(second.score).toBeCloseTo(30.8, 9);
    expect(errorOf(second, baseline)).toBeCloseTo(4.25198, 4);
  });
});

describe('likelyStart', () => {
  it('is where the answers from there on lie farthest from the usual, for their number', () => {
    const point = (promoters: number, detractors: number) => ({
      firstDay: '',
      lastDay: '',
      ...counts(promoters, 0, detractors),
    });
    // Usual 0. From the 2nd: 30 answers, −20 each: 30 × 20² = 12,000; from the 3rd 20 × 30² = 18,000; from the 4th 10 × 20² = 4,000.
    const points = [point(9, 1), point(5, 5), point(3, 7), point(4, 6)];
    expect(likelyStart('down', 0, points)).toBe(2);
    expect(likelyStart('up', 0, points)).toBe(0);
  });
});
