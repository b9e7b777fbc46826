import { plantWorld } from '../planted-truth/index.js';
import { analyseDrivers, whatIf } from './index.js';

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

describe('calibration', () => {
  it('tells how the model meets those who answered, tenth by tenth', () => {
    expect(model.calibration).toHaveLength(10);
    expect(model.calibration.reduce((sum, { n: of }) => sum + of, 0)).toBe(world.scores.length);
    const [least, most] = [model.calibration[0], model.calibration.at(-1)];
    expect(least?.observed).toBeLessThan(most?.observed ?? Number.NaN);
    for (const { expected, observed } of model.calibration) expect(Math.abs(expected - observed)).toBeLessThan(15);
  });
});
