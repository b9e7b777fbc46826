import type { CallRecord } from '@sidetone/domain/cdr';
import { judgeRecords, type CallRecords } from './judge-records.js';

const START = Date.UTC(2026, 10, 22, 8);
const record = (recordId: string, fields: Partial<CallRecord> = {}, causeForTerm = 0, q850?: number): CallRecord => ({
  recordId,
  callId: 'C-1',
  startedAt: START,
  answeredAt: START + 5_000,
  releasedAt: START + 65_000,
  durationSec: 60,
  causes: { reasons: [], causeForTerm, q850 },
  timeAmbiguous: false,
  ...fields,
});
const judge = (records: CallRecords['records'], before?: CallRecords['before']) =>
  judgeRecords({ callKey: 'key', numberHash: 'hash', source: '//s', records, before });

describe('judgeRecords', () => {
  it('judges a call of one record at once and keeps nothing of it', () => {
    expect(judge([record('R-1')])).toEqual({ isWaiting: false, untold: [] });
    const dropped = judge([record('R-1', {}, 4, 41)]);
    expect(dropped.partial).toBeUndefined();
    expect(dropped.untold).toMatchObject([
      { eventId: 'R-1', startedAt: START, data: { kind: 'drop', durationSec: 60 } },
    ]);
  });

  it('waits for the last record, and says nothing twice', () => {
    const first = judge([record('R-1', { part: 1 }, 1)]);
    expect(first).toMatchObject({ isWaiting: true, untold: [] });
    const last = judge([record('R-2', { part: 2, startedAt: START + 900_000, durationSec: 30 }, 4, 41)], first.partial);
    expect(last).toMatchObject({ isWaiting: false, untold: [{ eventId: 'R-2', data: { durationSec: 90 } }] });
    expect(last.untold[0]?.data).not.toHaveProperty('revision');
    const more = judge([record('R-0', { part: 1, startedAt: START - 900_000, durationSec: 900 }, 1)], last.partial);
    expect(more.untold).toMatchObject([{ eventId: 'R-0', data: { durationSec: 990, revision: 2 } }]);
  });

  it('withdraws a failure when a later record shows that the call went on and ended well', () => {
    const failed = judge([record('R-2', { part: 2 }, 4, 41)]);
    const later = record('R-3', { part: 3, startedAt: START + 900_000, releasedAt: START + 960_000 }, 0, 16);
    const withdrawn = judge([later], failed.partial);
    expect(withdrawn.untold).toMatchObject([{ eventId: 'R-3', data: { voided: true, revision: 2, kind: 'drop' } }]);
    expect(judge([record('R-1', { part: 1 }, 1)], withdrawn.partial).untold).toEqual([]);
  });
});
