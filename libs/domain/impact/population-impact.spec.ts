import { expectedAnswer, type DriverModel } from '../drivers/index.js';
import { PopulationImpact, type Person } from './index.js';

/** Thresholds of scores 0–10 one logit apart; each drop costs one logit, and business customers half of one. */
const model: DriverModel = {
  thresholds: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4],
  cuts: { detractor: 6, promoter: 8 },
  kpis: [
    { kpi: 'drops', form: { kind: 'straight' }, coefficient: -1, highest: 5 },
    { kpi: 'delays', form: { kind: 'threshold', breakpoint: 2 }, coefficient: -2, highest: 9 },
  ],
  levels: [{ control: 'segment', level: 'business', coefficient: -0.5 }],
  controls: { segment: ['consumer', 'business'] },
  levelShares: { segment: [0.7, 0.3] },
  covariance: Array.from({ length: 13 * 13 }, (_, at) => (at % 14 === 0 ? 0.01 : 0)),
  calibration: [],
  respondents: { exposures: [], levels: [], weights: [] },
};

let customers = 0;
/** A line of a customer of its own. */
const person = (exposures: Record<string, number>, of: Partial<Person> = {}): Person => ({
  customerId: `CUS-${(customers += 1)}`,
  exposures: new Map(Object.entries(exposures)),
  levels: { segment: 'consumer' },
  answered: false,
  ...of,
});
const flagged = new Set(['drops', 'delays']);
const npsOf = (drops: number, delays = 0, levels: number[] = []): number =>
  expectedAnswer(model, [drops, delays], levels).nps;

describe('PopulationImpact', () => {
  it('expects of silent and answering people what the model says of people alike', () => {
    const impact = new PopulationImpact(model, flagged, 2);
    [person({}), person({ drops: 2 }), person({}, { answered: true }), person({}, { answered: true })].forEach((one) =>
      impact.add(one, []),
    );
    const { people, silent, answered } = impact.report(10);
    expect(people).toBe(4);
    expect(silent).toMatchObject({ people: 2, nps: expect.closeTo((npsOf(0) + npsOf(2)) / 2, 9) });
    expect(answered).toMatchObject({ people: 2, nps: expect.closeTo(npsOf(0), 9) });
    expect(silent?.interval.low).toBeLessThan(silent?.nps ?? 0);
  });

  it('shows no group of fewer people than may be shown', () => {
    const impact = new PopulationImpact(model, flagged, 2);
    const business = { levels: { segment: 'business' } };
    [person({}), person({}), person({}, business)].forEach((one) => impact.add(one, []));
    expect(impact.report(10).groups).toEqual([
      { control: 'segment', level: 'business', silent: null, answered: null },
      { control: 'segment', level: 'consumer', silent: expect.objectContaining({ people: 2 }), answered: null },
    ]);
  });

  it('counts customers and not lines before it shows a group, a KPI or a resource', () => {
    const impact = new PopulationImpact(model, flagged, 2);
    const two = { customerId: 'CUS-with-two-lines' };
    const through = [{ resourceId: 'CELL-A', kpi: 'drops', share: 1 }];
    [person({ drops: 5 }, two), person({ drops: 5 }, two)].forEach((one) => impact.add(one, through));
    const alone = impact.report(10);
    expect(alone).toMatchObject({ people: 1, lines: 2, silent: null, kpis: [], resources: [] });
    impact.add(person({ drops: 5 }), through);
    expect(impact.report(10)).toMatchObject({
      people: 2,
      lines: 3,
      silent: { people: 2, lines: 3 },
      kpis: [{ kpi: 'drops', people: 2, atRisk: 2 }],
      resources: [{ resourceId: 'CELL-A', people: 2, kpis: [{ kpi: 'drops', people: 2 }] }],
    });
  });

  it('counts for resources what is associated with the score alone, and names what is left out', () => {
    const impact = new PopulationImpact(model, new Set(['drops']), 1);
    impact.add(person({ drops: 2, delays: 5 }), [
      { resourceId: 'CELL-A', kpi: 'drops', share: 1 },
      { resourceId: 'CELL-A', kpi: 'delays', share: 1 },
      { resourceId: 'CELL-B', kpi: 'delays', share: 1 },
    ]);
    const { resources, kpis, resourceKpis } = impact.report(10);
    expect(resources).toMatchObject([{ resourceId: 'CELL-A', kpis: [{ kpi: 'drops' }] }]);
    expect(resources[0]?.points).toBeCloseTo(npsOf(0, 5) - npsOf(2, 5), 9);
    expect(kpis.map(({ kpi }) => kpi)).toEqual(['delays', 'drops']);
    expect(resourceKpis).toEqual({ counted: ['drops'], leftOut: ['delays'] });
  });

  it('expects nothing of people such as no answer in the model has', () => {
    const impact = new PopulationImpact(model, flagged, 1);
    impact.add(person({ drops: 3 }, { levels: { segment: 'wholesale' } }), []);
    expect(impact.report(10)).toMatchObject({ people: 0, strangers: 1, silent: null, kpis: [] });
  });

  it('tells the points of the whole base that go with each KPI, and counts who is hit', () => {
    const impact = new PopulationImpact(model, flagged, 1);
    [person({ drops: 1 }), person({ drops: 3, delays: 1 }), person({}), person({})].forEach((one) =>
      impact.add(one, []),
    );
    const { kpis } = impact.report(10);
    const loss = (npsOf(0) - npsOf(1) + npsOf(0) - npsOf(3)) / 4;
    expect(kpis).toEqual([
      { kpi: 'drops', people: 2, atRisk: 2, points: expect.closeTo(loss, 9), interval: expect.anything() },
      // One delay is below the point from which on they hurt.
      { kpi: 'delays', people: 1, atRisk: 1, points: 0, interval: { low: 0, high: 0 } },
    ]);
  });

  it('gives a resource its share of what came through it, and adds up to the KPI', () => {
    const impact = new PopulationImpact(model, flagged, 1);
    impact.add(person({ drops: 4 }), [
      { resourceId: 'CELL-A', kpi: 'drops', share: 0.75 },
      { resourceId: 'CELL-B', kpi: 'drops', share: 0.25 },
    ]);
    impact.add(person({ drops: 1 }), [{ resourceId: 'CELL-B', kpi: 'drops', share: 1 }]);
    const { resources, kpis } = impact.report(10);
    expect(resources.map(({ resourceId, people }) => [resourceId, people])).toEqual([
      ['CELL-B', 2],
      ['CELL-A', 1],
    ]);
    expect(resources[1]?.points).toBeCloseTo((0.75 * (npsOf(0) - npsOf(4))) / 2, 9);
    expect(resources.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(kpis[0]?.points ?? 0, 9);
    expect(impact.report(1).resources).toHaveLength(1);
  });

  it('is as unsure of a sum as of its parts together, because the same coefficients stand behind all', () => {
    const alone = new PopulationImpact(model, flagged, 1);
    alone.add(person({ drops: 2 }), []);
    const many = new PopulationImpact(model, flagged, 1);
    for (let count = 0; count < 50; count += 1) many.add(person({ drops: 2 }), []);
    expect(many.report(1).kpis[0]?.interval.low).toBeCloseTo(alone.report(1).kpis[0]?.interval.low ?? 0, 9);
  });
});

describe('PopulationImpact, of people whose channel is not known', () => {
  /** Who is asked by e-mail answers one logit lower. */
  const byChannel: DriverModel = {
    ...model,
    levels: [{ control: 'channel', level: 'email', coefficient: -1 }],
    controls: { channel: ['sms', 'email'] },
    levelShares: { channel: [0.75, 0.25] },
  };
  const expectedOf = (drops: number, levels: number[]) => expectedAnswer(byChannel, [drops, 0], levels);
  const reportOf = (...people: Person[]) => {
    const impact = new PopulationImpact(byChannel, flagged, 1);
    people.forEach((one) => impact.add(one, []));
    return impact.report(10);
  };

  it('averages the answers that are expected by each channel, in the shares of the answers', () => {
    const { silent, kpis } = reportOf(person({ drops: 3 }, { levels: {} }));
    const mixed = (drops: number) => 0.75 * expectedOf(drops, []).nps + 0.25 * expectedOf(drops, [0]).nps;
    expect(silent?.nps).toBeCloseTo(mixed(3), 9);
    expect(silent?.detractorShare).toBeCloseTo(
      0.75 * expectedOf(3, []).detractor + 0.25 * expectedOf(3, [0]).detractor,
      9,
    );
    // Neither the commonest channel nor a channel in between: the scale is bent.
    expect(silent?.nps).not.toBeCloseTo(expectedOf(3, []).nps, 1);
    expect(kpis[0]?.points).toBeCloseTo(mixed(0) - mixed(3), 9);
  });

  it('takes the channel of whoever was heard by it', () => {
    const { silent } = reportOf(person({}, { levels: { channel: 'email' } }));
    expect(silent?.nps).toBeCloseTo(expectedOf(0, [0]).nps, 9);
  });

  it('is as unsure of the channels as the model is of their coefficients', () => {
    const { silent } = reportOf(person({}, { levels: {} }));
    const slopes = expectedOf(0, []).gradient.map(
      (slope, at) => 0.75 * slope + 0.25 * (expectedOf(0, [0]).gradient[at] ?? 0),
    );
    // All estimates have a variance of 0.01, and none hangs together with another.
    const error = 0.1 * Math.sqrt(slopes.reduce((sum, slope) => sum + slope * slope, 0));
    expect((silent?.interval.high ?? 0) - (silent?.nps ?? 0)).toBeCloseTo(1.959964 * error, 4);
  });
});
