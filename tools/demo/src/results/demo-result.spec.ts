import type { SimulatorReport } from '../simulator/simulator-output.js';
import { demoResult } from './demo-result.js';
import type { Found } from './found.js';

const none = { sent: 0, stored: 0, dropped: 0, deadLettered: 0 };
const report: SimulatorReport = {
  truth: {
    respondents: 2,
    nps: { expected: 10, drawn: 12 },
    effects: [
      { kpi: 'data.throttled.minutes', role: 'none', pointsLost: 0 },
      { kpi: 'voice.drop.count', role: 'effect', pointsLost: 3.5 },
      { kpi: 'order.late.days', role: 'effect', pointsLost: 1.5 },
    ],
    cells: [
      { cellId: 'CELL-1', people: 30, points: 90 },
      { cellId: 'CELL-2', people: 30, points: 10 },
    ],
  },
  ledger: { ...none, byTopic: {} },
  answers: { messages: 9, posted: 4, accepted: 3 },
  exposures: [],
  historyFrom: 0,
  surveysFrom: 1,
  now: 2,
};
const score = { score: 20, low: 10, high: 30, n: 40 };
const loss = { points: 3.2, bootstrapInterval: { low: 2, high: 4.5 } };
const driver = { n: 40, exposed: 9, adjustedP: 0.001, flagged: true, loss, form: { kind: 'threshold' } };
const noDriver = { ...driver, adjustedP: 0.8, flagged: false };
const found: Found = {
  nps: score,
  areas: { support: { score: null, low: null, high: null, n: 4 } },
  verdict: 'usable',
  verdictReason: '',
  ranked: 40,
  drivers: [
    { kpi: 'voice.drop.count', rank: 1, ...driver },
    { kpi: 'data.throttled.minutes', rank: 2, ...noDriver },
    { kpi: 'interaction.count', rank: 3, ...noDriver },
  ],
  resources: [
    { resourceId: 'CELL-2', people: 12, points: 0.4 },
    { resourceId: 'SITE-9', people: 12, points: 0.3 },
  ],
  cases: { opened: 40, open: 12, dueWithin24h: 5, overdue: 1 },
  fates: {},
};
const run = { seed: 1, customers: 100, days: 14, profile: 'default' };
const comparison = { ledger: none, byTopic: {}, missing: [], surprises: [] };
const exposures = { compared: 3, equal: 3, unsettled: 0, firstDifferences: [] };
const result = demoResult({ run, report, found, comparison, exposures, repair: undefined, seconds: {} });

describe('demoResult', () => {
  it('sets what was planted beside what was found, in the order found', () => {
    expect(
      result.drivers.map(({ kpi, role, plantedPointsLost, flagged }) => [kpi, role, plantedPointsLost, flagged]),
    ).toEqual([
      ['voice.drop.count', 'effect', 3.5, true],
      ['data.throttled.minutes', 'none', 0, false],
      ['order.late.days', 'effect', 1.5, null],
    ]);
  });

  it('tells of KPIs that were ranked though nothing was planted on them', () => {
    expect(result.alsoRanked).toEqual([{ kpi: 'interaction.count', rank: 3, flagged: false }]);
  });

  it('leaves null what was not computed', () => {
    expect(result.drivers[0]).toMatchObject({ foundPointsLost: 3.2, low: 2, high: 4.5, form: 'threshold', q: 0.001 });
    expect(result.drivers[2]).toMatchObject({ foundPointsLost: null, low: null, high: null, form: null });
    expect(result.areas).toEqual({ support: { score: null, low: null, high: null, n: 4 } });
  });
});
