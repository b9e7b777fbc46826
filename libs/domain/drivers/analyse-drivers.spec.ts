import { plantWorld } from '../planted-truth/index.js';
import { analyseDrivers, type AnalysisOptions, type DriverAnswers } from './index.js';

const quick: AnalysisOptions = { seed: 7, draws: 50, keptRespondents: 300 };
const { answers: world } = plantWorld('plain', 11, 3_000);
const [drops, setup, data, , tickets] = world.kpis;
if (!drops || !setup || !data || !tickets) throw new Error('the planted world lacks a KPI');

/** Three KPIs are quicker than nine. */
const small: DriverAnswers = { ...world, kpis: [drops, data, tickets] };
const analyse = (changes: Partial<DriverAnswers>, options: Partial<AnalysisOptions> = {}) => {
  const analysis = analyseDrivers({ ...small, ...changes }, { ...quick, ...options });
  // JSON turns NaN and infinity into null in silence, so whatever is told must survive it.
  expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  return analysis;
};
const values = (of: (i: number) => number) => Float64Array.from({ length: world.scores.length }, (_, i) => of(i));
const reasonFor = (kpi: string, extra: DriverAnswers['kpis'][number]) => {
  const { report } = analyse({ kpis: [drops, data, extra] });
  expect(report.drivers.length).toBeGreaterThan(0);
  return report.leftOut.find((one) => one.kpi === kpi)?.reason;
};

describe('analyseDrivers', () => {
  const { report, model } = analyse({});

  it('tells of each KPI what goes with it, the greatest loss first', () => {
    expect(report).toMatchObject({ verdict: 'usable', n: 3_000, leftOut: [], notes: [] });
    expect(report.customers).toBeLessThan(2_250);
    const points = report.drivers.map(({ loss }) => loss.points);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    for (const driver of report.drivers) {
      expect(driver.flagged).toBe(true);
      expect(driver.oddsRatioInterval.low < driver.oddsRatio && driver.oddsRatio < driver.oddsRatioInterval.high).toBe(
        true,
      );
      expect(driver.loss.interval.low < driver.loss.points && driver.loss.points < driver.loss.interval.high).toBe(
        true,
      );
      expect(driver.eValueOfLimit).toBeGreaterThan(1);
      expect(driver.adjustedP).toBeGreaterThanOrEqual(driver.p);
    }
    const shares = report.drivers.map(({ shareOfExplained }) => shareOfExplained ?? Number.NaN);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(report.drivers.find(({ kpi }) => kpi === 'dropped_calls')).toMatchObject({
      form: { kind: 'threshold' },
      breakpoint: { kind: 'found' },
    });
  });

  it('screens with an interval of tau-b', () => {
    for (const { screen } of report.drivers)
      expect(screen && screen.interval.low < screen.tau && screen.tau < screen.interval.high).toBe(true);
  });

  it('does not add single losses up to the joint one', () => {
    const sum = report.drivers.reduce((total, { loss }) => total + loss.points, 0);
    expect(report.jointLoss?.points).toBeGreaterThan(0);
    expect(Math.abs((report.jointLoss?.points ?? 0) - sum)).toBeGreaterThan(0.05);
  });

  it('says how far it can be relied on', () => {
    expect(report.health).toMatchObject({
      outOfTime: { kind: 'checked', trainedOn: 2_000, testedOn: 1_000 },
      assumption: { kind: 'holds', df: 11 },
      responseBias: { kind: 'unknown' },
    });
    expect(report.verdictReason).toMatch(/^3 of 3 KPIs are associated with the score .* foretell the last third/);
    // That nobody gave the population's sizes is no doubt, and no reassurance either.
    expect(report.health?.cautions).toEqual([
      'Caution: whether those who answered are like the others could not be checked: No sizes of the population were given to weigh the answers by.',
    ]);
    expect(report.verdictReason).toContain(report.health?.cautions[0]);
  });

  it('gives the same bytes for the same input and seed, in whatever order answers come', () => {
    const bytes = (input: Partial<DriverAnswers>) => JSON.stringify(analyse(input));
    const first = JSON.stringify({ report, model });
    expect(bytes({})).toBe(first);
    const backwards = <T extends ArrayLike<number>>(column: T) => Array.from(column).reverse();
    expect(
      bytes({
        scores: backwards(world.scores),
        customers: backwards(world.customers),
        answeredAt: backwards(world.answeredAt),
        kpis: small.kpis.map((kpi) => ({ ...kpi, values: backwards(kpi.values) })),
        controls: world.controls.map((control) => ({ ...control, codes: backwards(control.codes) })),
      }),
    ).toBe(first);
  });

  it('draws other bootstrap intervals for another seed, and finds the same', () => {
    const other = analyse({}, { seed: 8 }).report;
    expect(other.drivers.map(({ coefficient }) => coefficient)).toEqual(
      report.drivers.map(({ coefficient }) => coefficient),
    );
    expect(other.drivers[0]?.loss.bootstrapInterval).not.toEqual(report.drivers[0]?.loss.bootstrapInterval);
  });

  it('shows its progress, and ends when it is told to', () => {
    const fractions: number[] = [];
    analyse({}, { progress: (fraction) => fractions.push(fraction) });
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    const cancelled = new Error('cancelled');
    const cancel = (fraction: number) => {
      if (fraction > 0.3) throw cancelled;
    };
    expect(() => analyse({}, { progress: cancel })).toThrow(cancelled);
  });

  it('widens the errors where customers answer more than once', () => {
    const alone = analyse({ customers: values((i) => i) }).report;
    const error = (of: typeof report) => of.drivers.find(({ kpi }) => kpi === 'dropped_calls')?.standardError ?? 0;
    expect(error(alone)).not.toBe(error(report));
    expect(alone.customers).toBe(3_000);
  });

  it('does not flag a fault that goes with higher scores', () => {
    const better = { ...drops, values: values((i) => Number(world.scores[i] ?? 0) * ((i * 7) % 3)) };
    const found = analyse({ kpis: [better, data] }).report.drivers.find(({ kpi }) => kpi === drops.kpi);
    expect(found).toMatchObject({ flagged: false });
    expect(found?.adjustedP).toBeLessThan(0.001);
  });

  it('tells the lag without the few answers that do not know every age, and a reason where they are many', () => {
    const outages = world.kpis.find(({ lagged }) => lagged !== undefined);
    if (!outages?.lagged) throw new Error('the planted world lacks a KPI with ages');
    const { lagged, values: counts } = outages;
    const hit = Array.from(counts, (count, i) => (count > 0 ? i : -1)).filter((i) => i >= 0);
    const lacking = (answers: readonly number[]) => {
      const ageless = values((i) => (answers.includes(i) ? (counts[i] ?? 0) : 0));
      const known = lagged.counts.map((ofAge) => values((i) => (answers.includes(i) ? 0 : (ofAge[i] ?? 0))));
      const kpis = [{ ...outages, lagged: { ...lagged, counts: known, ageless } }, data];
      return analyse({ kpis }).report.drivers.find(({ kpi }) => kpi === outages.kpi);
    };
    const few = lacking(hit.slice(0, 2));
    expect(few?.lagNote).toContain(`Of 2 of the ${hit.length} exposed answers`);
    expect(few?.lag?.reduce((sum, { exposed }) => sum + exposed, 0)).toBeGreaterThan(0);
    const many = lacking(hit.slice(0, Math.ceil(hit.length / 10)));
    expect(many).toMatchObject({ lag: null, lagNote: expect.stringContaining('too many to leave out') });
    expect(report.drivers.find(({ kpi }) => kpi === 'dropped_calls')).toMatchObject({
      lag: null,
      lagNote: expect.stringContaining('no count of events'),
    });
  });

  it('doubts points lost to what hardly anybody was without', () => {
    const delay = values((i) => 800 + 100 * (12 - (world.scores[i] ?? 0)) + ((i * 37) % 900));
    const { report: doubtful } = analyse({ kpis: [{ kpi: 'start.delay.ms', values: delay }] });
    expect(doubtful.drivers).toMatchObject([{ flagged: true, extrapolated: true }]);
    expect(doubtful.notes).toEqual([
      'Hardly anybody was without start.delay.ms: the points lost go beyond what was seen.',
    ]);
    expect(doubtful).toMatchObject({
      verdict: 'weak',
      verdictReason: expect.stringContaining('hardly anybody was without what is flagged'),
    });
    expect(report.drivers.every(({ extrapolated }) => !extrapolated)).toBe(true);
  });

  it('calls a signal weak that ranks detractors hardly better than a coin does', () => {
    const faint = values((i) => ((i * 7919) % 10 < ((world.scores[i] ?? 0) <= 6 ? 5 : 3) ? 1 : 0));
    const { report: weak } = analyse({ kpis: [{ kpi: 'faint', values: faint }], controls: [] });
    expect(weak.drivers).toMatchObject([{ flagged: true }]);
    expect(weak).toMatchObject({
      verdict: 'weak',
      verdictReason: expect.stringContaining('only a little better than a coin'),
    });
  });

  it('weighs the answers to the population, and warns when that moves the score', () => {
    const segment = world.controls.filter(({ name }) => name === 'segment');
    const population = { segment: { consumer: 3_000, business: 7_000 } };
    const { report: weighed } = analyse({ controls: segment, population });
    expect(weighed.health?.responseBias).toMatchObject({ kind: 'weighed', large: true });
    expect(weighed).toMatchObject({
      verdict: 'weak',
      verdictReason: expect.stringContaining('weighed to it the score moves by -'),
    });
    const strange = analyse({
      controls: segment,
      population: { segment: { consumer: 1, business: 1, state: 1 } },
    }).report;
    expect(strange.health?.responseBias).toMatchObject({
      kind: 'unknown',
      reason: expect.stringContaining('segment = state'),
    });
  });
});

describe('analyseDrivers, of bad input', () => {
  it('says how many answers are wanting', () => {
    const { report, model } = analyse({}, { minimumN: 5_000 });
    expect(report).toMatchObject({
      verdict: 'no usable signal',
      verdictReason: 'No usable signal: too few answers: 3000 of the 5000 needed.',
      drivers: [],
      health: null,
    });
    expect(model).toBeNull();
  });

  it('says that nobody answered at all', () => {
    const none: DriverAnswers = {
      scores: [],
      answeredAt: [],
      customers: [],
      kpis: [{ kpi: 'drops', values: [] }],
      controls: [],
    };
    expect(analyseDrivers(none, quick).report).toMatchObject({ n: 0, nps: null, verdict: 'no usable signal' });
  });

  it('says that everybody gave the same score', () => {
    expect(analyse({ scores: values(() => 9) }).report.verdictReason).toBe(
      'No usable signal: everybody gave the same score (9), so nothing can go with it.',
    );
  });

  it.each([
    ['nobody had', () => 0, 'Nobody who answered was exposed to it.'],
    ['everybody had', () => 4, 'Everybody who answered has the same exposure (4), so it tells nobody apart.'],
    [
      'is negative',
      (i: number) => (i === 5 ? -1 : i % 3),
      '1 of 3000 exposures are below 0: an exposure is 0 or more.',
    ],
    [
      'is infinite',
      (i: number) => (i === 5 ? Infinity : i % 3),
      '1 of 3000 exposures are infinite: an exposure is a finite number.',
    ],
    [
      'is unknown to most',
      (i: number) => (i % 2 ? NaN : i),
      'Known for only 1500 of 3000 answers: at least 70 % are needed.',
    ],
  ])('leaves out a KPI that %s, with the reason', (_, of, reason) => {
    expect(reasonFor('own.kpi', { kpi: 'own.kpi', values: values(of) })).toBe(reason);
  });

  it('leaves out a copy of another KPI, or one given twice', () => {
    const copy = { kpi: 'copy', values: values((i) => 2 * (drops.values[i] ?? 0)) };
    expect(reasonFor('copy', copy)).toBe('It is an exact copy or combination of other KPIs or of the controls.');
    expect(reasonFor(drops.kpi, drops)).toBe('It is given twice: only the first column is used.');
  });

  it('leaves out a KPI that tells the scores apart without fail', () => {
    const certain = { kpi: 'certain', values: values((i) => Number(world.scores[i] === 0)) };
    expect(reasonFor('certain', certain)).toContain('tells the scores apart without fail');
  });

  it('says so when no KPI is left', () => {
    expect(analyse({ kpis: [] }).report.verdictReason).toBe(
      'No usable signal: there is no KPI that could be analysed.',
    );
    const zero = { kpi: 'zero', values: values(() => 0) };
    expect(analyse({ kpis: [zero] }).report.leftOut).toHaveLength(1);
  });

  it('counts the answers it cannot use, and why', () => {
    const { report } = analyse({
      scores: values((i) => (i === 0 ? 11 : (world.scores[i] ?? 0))),
      answeredAt: values((i) => (i === 1 ? NaN : i)),
      customers: values((i) => (i === 2 ? -1 : i)),
      weights: values((i) => (i === 3 ? 0 : i === 4 ? NaN : 1)),
      kpis: [{ ...drops, values: values((i) => (i === 6 ? NaN : (drops.values[i] ?? 0))) }, data],
      controls: world.controls.map((control) => ({
        ...control,
        codes: values((i) => (i === 5 ? 99 : (control.codes[i] ?? 0))),
      })),
    });
    expect(report.n).toBe(2_993);
    expect(report.notes).toEqual([
      '1 answers have no score from 0 to 10 and are left out.',
      '1 answers have no time and are left out.',
      '1 answers have no customer and are left out.',
      '1 answers have a weight that is no finite number ≥ 0 and are left out.',
      '1 answers have a weight of 0 and are left out.',
      '1 answers have a level that their control does not list and are left out.',
      '1 answers do not know every KPI and are left out: unknown is not zero.',
    ]);
  });

  it('says so of a segment that vanished, and of one whose answers are all alike', () => {
    const levels = ['consumer', 'business', 'wholesale', 'embassies'];
    const codes = values((i) => (i < 12 ? 3 : (world.controls[0]?.codes[i] ?? 0)));
    const scores = values((i) => (i < 12 ? 10 : (world.scores[i] ?? 0)));
    const { report } = analyse({ scores, controls: [{ name: 'segment', levels, codes }] });
    expect(report.notes).toEqual([
      'Nobody of segment wholesale is among the answers: nothing is said of them.',
      'segment=embassies: the answers there are all at one end; merged with the commonest level.',
    ]);
    expect(report.drivers).toHaveLength(3);
  });

  it('refuses columns of different length', () => {
    expect(() => analyse({ customers: [1, 2] })).toThrow(
      'customers has 2 values for 3000 answers: give one per answer.',
    );
  });
});
