import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { aCallFailureRecord } from '@sidetone/contracts/testing';
import { eventRow, type EventRow } from './event-row.js';
import { judgeRepeat, type KnownEvent } from './judge-repeat.js';

function told(parts: Parameters<typeof aCallFailureRecord>[0] = {}, revision?: number): EventRow {
  const decoded = decodeRecord(aCallFailureRecord(parts));
  if (decoded.kind !== 'event') throw new Error(`not an event: ${decoded.reason}`);
  return eventRow(decoded.event, { same: ['c-7f31-0009', 'SUB-1001'], revision });
}

const known = (row: EventRow): KnownEvent => ({
  type: row.event.type,
  happened_at: row.event.time,
  subject: row.event.subject ?? null,
  data: row.event.raw,
  revision: row.revision,
});

describe('judgeRepeat', () => {
  it('drops what was told before, also when its time is written another way', () => {
    const again = told({ headers: { ce_time: '2026-11-22T19:41:10.000+02:00', ce_traceparent: undefined } });
    expect(judgeRepeat(again, known(told()), undefined)).toEqual({ kind: 'drop', reason: 'already known' });
  });

  it.each([
    ['data', { data: { durationSec: 99 } }],
    ['an unknown field', { data: { slaClass: 'gold' } }],
    ['subject', { headers: { ce_subject: 'SUB-2001' } }],
    ['time', { headers: { ce_time: '2026-11-22T17:41:11Z' } }],
  ])('refuses the same id with another %s, even with a greater revision', (_what, parts) => {
    expect(judgeRepeat(told(parts, 9), known(told()), known(told()))).toMatchObject({ kind: 'deadLetter' });
  });

  it('lets a greater revision of the same fact take its place, and drops any other', () => {
    const verdict = (revision: number | undefined) =>
      judgeRepeat(told({ headers: { ce_id: 'another' } }, revision), undefined, known(told({}, 2))).kind;
    expect([verdict(3), verdict(2), verdict(1), verdict(undefined)]).toEqual(['replaces', 'drop', 'drop', 'drop']);
  });
});

describe('eventRow', () => {
  it('knows one call by call and subscription, whoever tells of it', () => {
    const probe = told({ headers: { ce_source: '//oss.example/probe-v', ce_id: 'P-1' } });
    expect(probe.substanceKey).toBe(told().substanceKey);
    expect(probe.eventKey).not.toBe(told().eventKey);
  });
});
