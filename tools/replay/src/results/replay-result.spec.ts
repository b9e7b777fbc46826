import type { SurveyMap } from '../survey-map/survey-map.js';
import { missingFrom, replayResult, type ReplayFindings } from './replay-result.js';

const map: SurveyMap = { survey: { id: 'brand', kind: 'relationship' }, answer: { id: 'who', score: 'nps' } };
const findings: ReplayFindings = {
  replayed: {
    rows: 10,
    accepted: 6,
    duplicate: 1,
    refused: { 'score: empty': 2, 'row: short': 1 },
    events: 30,
    measurements: 10,
    unusableCells: 4,
  },
  before: { stored: 5, dropped: 0, deadLettered: 0 },
  after: { stored: 33, dropped: 1, deadLettered: 1 },
  nps: { score: -5, low: -20, high: 10, n: 6 },
  ranking: { verdict: 'no usable signal', verdictReason: 'too few', n: 6, drivers: [], leftOut: [] },
};

describe('replayResult', () => {
  it('accounts for every row and every event of this run', () => {
    const result = replayResult(map, findings);
    expect(result).toMatchObject({
      rows: 10,
      answers: { accepted: 6, duplicate: 1, refused: 3, reasons: { 'score: empty': 2, 'row: short': 1 } },
      events: { sent: 30, stored: 28, dropped: 1, deadLettered: 1 },
    });
    expect(missingFrom(result)).toEqual([]);
  });

  it('says what is missing', () => {
    const result = replayResult(map, { ...findings, replayed: { ...findings.replayed, rows: 11, events: 31 } });
    expect(missingFrom(result)).toEqual([
      'The file has 11 rows and the results account for 10.',
      '31 events were sent and the platform accounts for 30.',
    ]);
  });
});
