import type { CallCauses, CallRecord } from '../call-record.js';

const START = Date.UTC(2026, 10, 22, 17, 41, 10);

/** The record of an answered call of 53 seconds that ended normally, with fields replaced. */
export function aRecord(fields: Partial<CallRecord> = {}, causes: Partial<CallCauses> = {}): CallRecord {
  return {
    recordId: 'R-1',
    callId: 'C-1',
    direction: 'mo',
    tech: 'volte',
    cellId: 'CELL-1',
    startedAt: START,
    answeredAt: START + 7_000,
    releasedAt: START + 60_000,
    durationSec: 53,
    causes: { reasons: [], q850: 16, sip: 200, causeForTerm: 0, ...causes },
    timeAmbiguous: false,
    ...fields,
  };
}

/** As above, never answered. */
export function anAttempt(causes: Partial<CallCauses>): CallRecord {
  return aRecord({ answeredAt: undefined, durationSec: 0 }, { q850: undefined, sip: undefined, ...causes });
}
