import { normalise } from '../validation/index.js';
import type { EventDefinition } from '../define-event/index.js';
import { readSamples } from '../testing/index.js';
import { isJsonObject, type JsonObject } from '../validation/index.js';
import {
  alarmChanged,
  billChanged,
  callFailure,
  dataSessionSlow,
  disputeChanged,
  invitationDispatched,
  interactionChanged,
  kpiMeasurementRecorded,
  kpiSourceCovered,
  lowSignal,
  orderChanged,
  problemChanged,
  scoreComputed,
  ticketChanged,
  topologyUpserted,
} from './index.js';

const samples = readSamples();

function fateOf(definition: EventDefinition, fields: JsonObject): string {
  const sample = samples.get(`ce-${definition.type}.json`);
  const data = isJsonObject(sample) && isJsonObject(sample['data']) ? sample['data'] : {};
  const copy: JsonObject = JSON.parse(JSON.stringify({ ...data, ...fields }));
  return normalise(definition, copy).kind;
}

describe('contradictions inside one event', () => {
  const refused: readonly (readonly [string, EventDefinition, JsonObject])[] = [
    ['a setup failure that lasted', callFailure, { kind: 'setupFailure', durationSec: 1 }],
    ['a slow session at its threshold', dataSessionSlow, { medianKbps: 3000 }],
    ['low signal for longer than the subscription was served', lowSignal, { lowMin: 1310.5 }],
    ['a day of more than 1,440 served minutes', lowSignal, { servedMin: 1440.5 }],
    ['coverage of a period without length', lowSignal, { periodEnd: '2026-11-22T00:00:00Z' }],
    ['coverage of less than no time', lowSignal, { lowMin: -1 }],
    ['coverage measured in a way nobody knows', lowSignal, { metric: 'bars' }],
    [
      'an alarm cleared more than 5 minutes before it was raised',
      alarmChanged,
      { clearedAt: '2026-11-22T17:37:02.999Z' },
    ],
    ['an alarm without change time', alarmChanged, { changedAt: undefined }],
    ['an alarm without id', alarmChanged, { alarmId: undefined }],
    ['an alarm that affects service by a word', alarmChanged, { serviceAffecting: 'true' }],
    [
      'a problem resolved more than 5 minutes before it was opened',
      problemChanged,
      { resolvedAt: '2026-11-22T17:44:59.999Z' },
    ],
    ['a problem without change time', problemChanged, { statusChangedAt: undefined }],
    ['a problem whose impact is a word', problemChanged, { impact: 'high' }],
    ['a bill over an amount without currency', billChanged, { amount: { amount: 18450 } }],
    ['a bill for a period that ends when it begins', billChanged, { periodEnd: '2026-09-30T22:00:00Z' }],
    ['a dispute over an amount without currency', disputeChanged, { amount: { amount: 3200 } }],
    ['a dispute of a status that is not ours', disputeChanged, { status: 'escalated' }],
    [
      'a dispute closed more than 5 minutes before it was opened',
      disputeChanged,
      { closedAt: '2026-11-23T06:54:59.999Z' },
    ],
    [
      'a ticket resolved more than 5 minutes before it was opened',
      ticketChanged,
      { openedAt: '2026-11-23T07:17:30.001Z' },
    ],
    ['an order completed before it was placed', orderChanged, { completedAt: '2026-10-01T07:00:00Z' }],
    ['an interaction that ended before it began', interactionChanged, { endedAt: '2026-11-23T09:00:00Z' }],
    [
      'a visit slot that ends before it begins',
      interactionChanged,
      { visit: { promisedFrom: '2026-11-23T10:00:00Z', promisedTo: '2026-11-23T08:00:00Z' } },
    ],
    ['a link that ends when it begins', topologyUpserted, { validTo: '2026-11-16T00:00:00Z' }],
    ['a link without weight', topologyUpserted, { weight: 0 }],
    ['a measurement over nothing', kpiMeasurementRecorded, { numerator: 0, denominator: 0, value: 0 }],
    ['a ratio that is not its quotient', kpiMeasurementRecorded, { value: 0.0429 }],
    ['a known KPI in another unit', kpiMeasurementRecorded, { unit: 'percent' }],
    ['a known ratio above 1', kpiMeasurementRecorded, { value: 1.5, numerator: undefined, denominator: undefined }],
    [
      'a known count below 0',
      kpiMeasurementRecorded,
      { kpi: 'outage.count', unit: 'count', value: -1, numerator: undefined, denominator: undefined },
    ],
    ['a quarter of 16 minutes', kpiMeasurementRecorded, { periodEnd: '2026-11-22T17:46:00Z' }],
    ['coverage of an empty period', kpiSourceCovered, { periodEnd: '2026-11-21T22:00:00Z' }],
    ['an invitation that expired before it was sent', invitationDispatched, { expiresAt: '2026-11-23T10:00:00Z' }],
    ['a score from too few answers', scoreComputed, { status: 'insufficient' }],
  ];
  it.each(refused)('refuses %s', (_what, definition, fields) => {
    expect(fateOf(definition, fields)).toBe('refuse');
  });

  const accepted: readonly (readonly [string, EventDefinition, JsonObject])[] = [
    ['a setup failure without duration', callFailure, { kind: 'setupFailure', durationSec: 0 }],
    ['a ticket resolved exactly 5 minutes before it was opened', ticketChanged, { openedAt: '2026-11-23T07:17:30Z' }],
    ['low signal all the time that the period has', lowSignal, { lowMin: 1440, servedMin: 1440 }],
    ['an alarm cleared exactly 5 minutes before it was raised', alarmChanged, { clearedAt: '2026-11-22T17:37:03Z' }],
    ['an alarm of a severity that nobody knows yet', alarmChanged, { severity: 'catastrophic' }],
    ['a problem of a status that nobody knows yet', problemChanged, { status: 'withPartner' }],
    ['a credit', billChanged, { amount: { amount: -18450, currency: 'ZAR' } }],
    ['a ratio within a thousandth of its quotient', kpiMeasurementRecorded, { value: 0.0426 }],
    ['a link whose end is the year 9999', topologyUpserted, { validTo: '9999-12-31T23:59:59Z' }],
    ['a link of full weight', topologyUpserted, { weight: 1 }],
    [
      'a month of 31 days with a clock change',
      kpiMeasurementRecorded,
      { granularity: 'month', periodStart: '2026-09-30T21:00:00Z', periodEnd: '2026-10-31T22:00:00Z' },
    ],
    [
      'a day of 23 hours',
      kpiMeasurementRecorded,
      { granularity: 'day', periodStart: '2026-03-28T22:00:00Z', periodEnd: '2026-03-29T21:00:00Z' },
    ],
    ['a score from too few answers without value', scoreComputed, { status: 'insufficient', value: undefined }],
  ];
  it.each(accepted)('accepts %s', (_what, definition, fields) => {
    expect(fateOf(definition, fields)).toBe('ok');
  });

  it('reads a link to the year 9999 as one without end', () => {
    const link = {
      linkId: 'l',
      resourceId: 'r',
      resourceKind: 'cell',
      subscriptionId: 's',
      validFrom: '2026-11-16T00:00:00Z',
      weight: 1,
      method: 'inventory',
      version: 1,
    };
    expect(normalise(topologyUpserted, { ...link, validTo: '9999-12-31T23:59:59Z' })).toEqual({
      kind: 'ok',
      data: link,
      changed: true,
    });
  });
});
