import type { DemoResult } from '../results/demo-result.js';
import {
  cellLine,
  cellTable,
  differenceLine,
  driverTable,
  exposureLine,
  ledgerLine,
  repairLine,
  scoreTable,
} from './tables.js';

const result: DemoResult = {
  seed: 1,
  customers: 100,
  days: 14,
  profile: 'default',
  nps: { score: -3.26, low: -10, high: 4.5, n: 300 },
  areas: { billing: { score: null, low: null, high: null, n: 4 } },
  drivers: [
    {
      kpi: 'voice.drop.count',
      role: 'effect',
      plantedPointsLost: 3.51,
      foundPointsLost: 3.2,
      low: 2,
      high: 4.5,
      flagged: true,
      rank: 1,
      form: 'threshold',
      q: 0.00001,
    },
    {
      kpi: 'order.late.days',
      role: 'effect',
      plantedPointsLost: 1,
      foundPointsLost: null,
      low: null,
      high: null,
      flagged: null,
      rank: null,
      form: null,
      q: null,
    },
  ],
  alsoRanked: [],
  cells: {
    cells: 75,
    worstTenFound: 7,
    rankCorrelation: 0.815,
    worst: [{ cellId: 'CELL-UUS-0004', foundRank: 1, plantedRank: 3 }],
  },
  repair: {
    cells: 6,
    at: '2026-10-29T00:00:00.000Z',
    planted: 4.12,
    verdict: 'no evidence of change',
    found: 3.04,
    low: -9,
    high: 15.1,
    treatedAfter: 61,
    days: 10,
    settleDays: 8,
    fault: { difference: -0.8, low: -1.2, high: -0.4 },
  },
  surprises: [],
  cases: { opened: 3, open: 2, dueWithin24h: 1, overdue: 0 },
  ledger: { sent: 10, stored: 7, dropped: 2, deadLettered: 1 },
  ledgerByTopic: {},
  exposures: { compared: 3, equal: 3, unsettled: 1, firstDifferences: [] },
  answers: { invited: 5, given: 3 },
  seconds: {},
};

describe('what the demo prints', () => {
  it('gives scores with their sign and interval, and says when there are too few answers', () => {
    const text = scoreTable(result);
    expect(text).toMatch(/overall.*−3\.3.*−10\.0 … \+4\.5.*300/);
    expect(text).toMatch(/billing.*too few.*4/);
  });

  it('sets planted points beside what was found, and a dash where nothing was', () => {
    const text = driverTable(result);
    expect(text).toMatch(/1.*voice\.drop\.count.*effect.*3\.5.*3\.2.*2\.0 … 4\.5.*<0\.0001.*associated/);
    expect(text).toMatch(/–.*order\.late\.days.*not in the model/);
  });

  it('sets where to repair first beside where it costs most', () => {
    expect(cellTable(result)).toMatch(/1.*CELL-UUS-0004.*3/);
    expect(cellLine(result)).toBe(
      'Of the ten worst cells planted, 7 are among the ten found; rank correlation over 75 cells 0.81.',
    );
  });

  it('tells what a repair was worth and what was found, and claims nothing that was not', () => {
    expect(repairLine(result)).toMatch(
      /6 cells on 2026-10-29.*\+4\.1.*\+3\.0 .*−9\.0 to \+15\.1.*no evidence of change.*61.*−0\.8 \(−1\.2 to −0\.4\)/,
    );
    const early = {
      ...result.repair,
      verdict: 'not yet',
      found: null,
      low: null,
      high: null,
      treatedAfter: null,
      fault: null,
    };
    expect(repairLine({ ...result, repair: result.repair && { ...result.repair, ...early } })).toMatch(
      /judged "not yet"\.\n$/,
    );
    expect(repairLine({ ...result, repair: null })).toBe('');
  });

  it('shows at a glance whether the ledger adds up', () => {
    expect(ledgerLine(result.ledger)).toContain('10 records sent = 7 stored');
    expect(ledgerLine({ ...result.ledger, stored: 6 })).toContain('10 records sent ≠ 6 stored');
  });

  it('says whether exposures are as planted, and where they are not', () => {
    expect(exposureLine(result.exposures)).toMatch(/3 answers compared: all as planted; of 1 more/);
    expect(exposureLine({ ...result.exposures, equal: 1, unsettled: 0 })).toMatch(/2 NOT as planted$/);
    const difference = {
      messageId: 'INV-1',
      answeredAt: '2026-11-23T12:00:00.000Z',
      kpi: 'voice.drop.count',
      planted: 2,
    };
    expect(differenceLine({ ...difference, responseId: 'RSP-1', found: 1 })).toContain('RSP-1');
    expect(differenceLine({ ...difference, responseId: null, found: null })).toMatch(
      /answer to INV-1.*nothing was found/,
    );
  });
});
