import fc from 'fast-check';
import { callFailure, responseReceived } from '../events/index.js';
import { decodeRecord } from './decode-record.js';
import { encodeEvent } from './encode-event.js';

const now = Date.UTC(2026, 10, 23, 12);
const id = fc.stringMatching(/^[!-~]{1,40}$/);
const instant = fc.integer({ min: now - 86_400_000, max: now });

const failure = fc.record(
  {
    callId: id,
    kind: fc.constant('drop' as const),
    startedAt: instant.map((at) => new Date(at).toISOString()),
    durationSec: fc.nat(),
    tech: fc.constantFrom('volte', 'a new one'),
    cause: fc.record({ protocol: fc.constant('sip' as const), value: fc.integer() }),
    derivedFrom: fc.constant('cdr' as const),
    subscriptionId: id,
    resourceIds: fc.array(id, { maxLength: 3 }),
  },
  { requiredKeys: ['callId', 'kind', 'startedAt', 'cause', 'derivedFrom'] },
);

const recordOf = (encoded: ReturnType<typeof encodeEvent>) => ({
  topic: encoded.topic,
  key: Buffer.from(encoded.key),
  value: Buffer.from(encoded.value),
  headers: Object.fromEntries(Object.entries(encoded.headers).map(([name, value]) => [name, Buffer.from(value)])),
  timestamp: now,
});

describe('encodeEvent', () => {
  it('writes what decodeRecord reads back', () => {
    const event = fc.record(
      {
        id,
        source: id,
        time: instant,
        data: failure,
        correlationId: id,
        causationId: id,
        subject: id,
        traceparent: id,
      },
      { requiredKeys: ['id', 'source', 'time', 'data'] },
    );
    fc.assert(
      fc.property(event, (given) => {
        const outgoing = callFailure.create(given);
        expect(decodeRecord(recordOf(encodeEvent(outgoing)))).toMatchObject({
          kind: 'event',
          event: { ...given, definition: callFailure, key: outgoing.key, foreignKey: false, late: false },
        });
      }),
    );
  });

  it('writes optional attributes only when they are given', () => {
    const data = {
      callId: 'c',
      kind: 'drop',
      startedAt: '2026-11-23T11:00:00Z',
      cause: { protocol: 'sip', value: 503 },
      derivedFrom: 'cdr',
    } as const;
    const { headers, key } = encodeEvent(
      callFailure.create({ id: '1', source: 's', time: now, data, recordedTime: now + 1_500 }),
    );
    expect(headers).toEqual({
      ce_specversion: '1.0',
      ce_type: 'oss.call.failure.v1',
      ce_source: 's',
      ce_id: '1',
      ce_time: '2026-11-23T12:00:00.000Z',
      ce_recordedtime: '2026-11-23T12:00:01.500Z',
      'content-type': 'application/json',
    });
    expect(key).toBe('c');
  });

  it('leaves undefined fields out and keeps a score of 0', () => {
    const data = {
      responseId: 'R',
      invitationId: 'I',
      surveyId: 'S',
      kind: 'wave',
      contactId: 'C',
      customerId: 'K',
      score: 0,
      comment: undefined,
      channel: 'sms',
      answeredAt: '2026-11-23T11:00:00Z',
      revision: 1,
    } as const;
    expect(JSON.parse(encodeEvent(responseReceived.create({ id: '1', source: 's', time: now, data })).value)).toEqual({
      ...data,
    });
    expect(encodeEvent(responseReceived.create({ id: '1', source: 's', time: now, data })).value).not.toContain(
      'comment',
    );
  });
});
