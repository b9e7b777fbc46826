import { plantWorld } from '../planted-truth/index.js';
import { analyseDrivers, silentNps, whatIf } from './index.js';

const { answers: world } = plantWorld('plain', 5, 4_000);
const { report, model: fitted } = analyseDrivers(world, { seed: 1, draws: 20, keptRespondents: 10_000 });
if (!fitted) throw new Error('no model');
// As it is read back from where it was kept.
const model: typeof fitted = JSON.parse(JSON.stringify(fitted));
const lossOf = (kpi: string) => report.drivers.find((driver) => driver.kpi === kpi)?.loss;

describe('whatIf', () => {
  it.each(['dropped_calls', 'open_ticket_hours', 'outages'])('of no %s at all is the points lost to it', (kpi) => {
    const answer = whatIf(model, kpi, -1);
    const loss = lossOf(kpi);
    expect(answer).toMatchObject({
      kind: 'expected',
      extrapolated: false,
      npsChange: expect.closeTo(loss?.points ?? Number.NaN, 8),
      standardError: expect.closeTo(loss?.standardError ?? Number.NaN, 8),
    });
  });

  it('of 30 % fewer is less than of none, and of no change nothing', () => {
    const change = (fraction: number) => {
      const answer = whatIf(model, 'data_session_failures', fraction);
      return answer.kind === 'expected' ? answer.npsChange : Number.NaN;
    };
    expect(change(0)).toBe(0);
    expect(change(-0.3)).toBeGreaterThan(0);
    expect(change(-0.3)).toBeLessThan(change(-1));
    expect(change(0.5)).toBeLessThan(0);
  });

  it('says so when it goes beyond what was seen', () => {
    expect(whatIf(model, 'dropped_calls', 20)).toMatchObject({
      extrapolated: true,
      reason: expect.stringContaining('more than anybody was'),
    });
    const everybody = {
      ...model,
      respondents: { ...model.respondents, exposures: model.respondents.exposures.map((own) => own.map((x) => x + 1)) },
    };
    expect(whatIf(everybody, 'dropped_calls', -0.5)).toMatchObject({
      extrapolated: true,
      reason: 'Everybody was exposed to it, so nothing is known of customers who are not.',
    });
  });

  it('refuses what it cannot answer', () => {
    expect(whatIf(model, 'rain', -1)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('rain is not in the model'),
    });
    expect(whatIf(model, 'dropped_calls', -1.5)).toMatchObject({ kind: 'refused' });
    expect(whatIf(model, 'dropped_calls', Number.NaN)).toMatchObject({ kind: 'refused' });
  });
});

describe('the report', () => {
  it('shows how the events of a KPI wear off with age', () => {
    const lag = report.drivers.find(({ kpi }) => kpi === 'outages')?.lag ?? [];
    expect(lag.map(({ fromDays, toDays }) => [fromDays, toDays])).toEqual([
      [0, 1],
      [1, 3],
      [3, 7],
      [7, 14],
      [14, 28],
    ]);
    const tau = (fromDays: number) => lag.find((stretch) => stretch.fromDays === fromDays)?.tau ?? 0;
    expect(tau(3)).toBeLessThan(tau(14));
    expect(report.drivers.find(({ kpi }) => kpi === 'dropped_calls')?.lag).toBeNull();
  });
});

describe('silentNps', () => {
  const n = world.scores.length;
  const column = (kpi: string) => world.kpis.find((candidate) => candidate.kpi === kpi)?.values ?? [];
  const customers = {
    groups: ['consumer', 'business', 'nobody'],
    groupOf: world.controls[0]?.codes ?? [],
    // Outages by age, as the model weighs them: here each as if it were new.
    exposures: Object.fromEntries(model.kpis.map(({ kpi }) => [kpi, column(kpi)])),
    controls: Object.fromEntries(
      world.controls.map(({ name, levels, codes }) => [
        name,
        Array.from({ length: n }, (_, i) => levels[codes[i] ?? 0] ?? ''),
      ]),
    ),
    minimumGroup: 10,
  };

  it('expects less of those who are stricter, with an interval', () => {
    const [consumer, business] = silentNps(model, customers);
    if (consumer?.kind !== 'expected' || business?.kind !== 'expected') throw new Error('suppressed');
    expect(consumer.nps).toBeGreaterThan(business.nps);
    expect(consumer.interval.low < consumer.nps && consumer.nps < consumer.interval.high).toBe(true);
    expect(consumer.n + business.n).toBe(n);
    expect(business.detractors).toBeCloseTo(business.detractorShare * business.n, 8);
  });

  it('tells of no group below the least size', () => {
    expect(silentNps(model, customers)[2]).toEqual({
      kind: 'suppressed',
      group: 'nobody',
      reason: 'Fewer than 10 customers: too few to tell of.',
    });
  });

  it('leaves out whom it does not know enough of, and counts them', () => {
    const [first = '', ...segments] = customers.controls['segment'] ?? [];
    const [consumer] = silentNps(model, {
      ...customers,
      groupOf: new Uint8Array(n),
      controls: { ...customers.controls, segment: [`no ${first}`, ...segments] },
      exposures: {
        ...customers.exposures,
        dropped_calls: Array.from(column('dropped_calls'), (x, i) => (i === 1 ? NaN : x)),
      },
    });
    expect(consumer).toMatchObject({ n: n - 2, unknown: 2 });
  });

  it('refuses customers without a column that the model needs', () => {
    expect(() => silentNps(model, { ...customers, controls: {} })).toThrow(
      'The model knows segment: give it for the customers, too.',
    );
  });

  it('stands beside how the model meets those who answered', () => {
    expect(model.calibration).toHaveLength(10);
    expect(model.calibration.reduce((sum, { n: of }) => sum + of, 0)).toBe(n);
    const [least, most] = [model.calibration[0], model.calibration.at(-1)];
    expect(least?.observed).toBeLessThan(most?.observed ?? Number.NaN);
    for (const { expected, observed } of model.calibration) expect(Math.abs(expected - observed)).toBeLessThan(15);
  });
});
