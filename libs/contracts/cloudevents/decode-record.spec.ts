import { callFailure } from '../events/index.js';
import { aCallFailureRecord as aRecord } from '../testing/index.js';
import { decodeRecord } from './decode-record.js';
import type { KafkaRecord } from './kafka-record.js';

const reasonOf = (record: KafkaRecord): string => {
  const decoded = decodeRecord(record);
  return decoded.kind === 'event' ? 'accepted' : decoded.reason;
};
const dataOf = (record: KafkaRecord): unknown => {
  const decoded = decodeRecord(record);
  return decoded.kind === 'event' ? decoded.event.data : decoded;
};

describe('a sound record', () => {
  it('becomes an event with its envelope, data, key and arrival', () => {
    const record = aRecord({ headers: { ce_correlationid: 'INV-1' } });
    expect(decodeRecord(record)).toEqual({
      kind: 'event',
      event: {
        definition: callFailure,
        type: 'oss.call.failure.v1',
        id: 'V20261122-000009',
        source: '//oss.example/cdr-voice',
        time: Date.UTC(2026, 10, 22, 17, 41, 10),
        key: 'SUB-1001',
        foreignKey: false,
        correlationId: 'INV-1',
        data: JSON.parse(record.value.toString()),
        raw: record.value.toString(),
        arrivedAt: record.timestamp,
        late: false,
      },
    });
  });

  it('narrows to its type', () => {
    const decoded = decodeRecord(aRecord());
    expect(decoded.kind === 'event' && callFailure.is(decoded.event) && decoded.event.data.kind).toBe('drop');
  });

  it('may come with buffers for headers, as a Kafka client gives them', () => {
    const { headers, ...record } = aRecord();
    const buffers = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Buffer.from(String(value))]),
    );
    expect(decodeRecord({ ...record, headers: buffers }).kind).toBe('event');
  });

  it('counts a key that is not its own', () => {
    const decoded = decodeRecord({ ...aRecord(), key: Buffer.from('SUB-2001') });
    expect(decoded).toMatchObject({ kind: 'event', event: { foreignKey: true, data: { subscriptionId: 'SUB-1001' } } });
  });
});

describe('normalised data', () => {
  it('has trimmed ids, UTC times and known spellings', () => {
    const data = { subscriptionId: '\u200bSUB-1001 ', startedAt: '2026-11-22T19:41:10+02:00', tech: ' VoLTE' };
    expect(dataOf(aRecord({ data }))).toMatchObject({
      subscriptionId: 'SUB-1001',
      startedAt: '2026-11-22T17:41:10.000Z',
      tech: 'volte',
    });
  });

  it('leaves out a field that is null', () => {
    expect(dataOf(aRecord({ data: { cellId: null, cause: { protocol: 'sip', value: 503, text: null } } }))).toEqual(
      expect.objectContaining({ cause: { protocol: 'sip', value: 503 } }),
    );
    expect(dataOf(aRecord({ data: { cellId: null } }))).not.toHaveProperty('cellId');
  });

  it('keeps unknown fields, cleaned of what PostgreSQL cannot hold', () => {
    const decoded = decodeRecord(aRecord({ data: { vendor: { note: 'a\0b', 'k\0': '\ud800' } } }));
    expect(decoded).toMatchObject({ kind: 'event', event: { data: { vendor: { note: 'ab', k: '\ufffd' } } } });
    expect(decoded.kind === 'event' && decoded.event.raw).not.toMatch(/\\u0000|\\ud800/);
  });

  it('replaces a phone number in free text, in the raw copy too', () => {
    const decoded = decodeRecord(
      aRecord({ data: { cause: { protocol: 'sip', value: 503, text: 'caller +358 40 123 4567' } } }),
    );
    expect(decoded.kind === 'event' && decoded.event.raw).toContain('[phone]');
    expect(decoded.kind === 'event' && decoded.event.raw).not.toContain('4567');
  });
});

describe('a reason', () => {
  it.each([
    [{ durationSec: '53' }, "Field 'durationSec' is text; a whole number is expected."],
    [{ durationSec: -53 }, "Field 'durationSec' is the number -53; a number >= 0 is expected."],
    [{ callId: undefined }, "Field 'callId' is missing; it is required."],
    [{ kind: 'oneWayAudio' }, "Field 'kind' is 'oneWayAudio'; one of drop, setupFailure is expected."],
    [{ cause: { protocol: 'sip' } }, "Field 'cause.value' is missing; it is required."],
    [{ resourceIds: ['a', ' '] }, "Field 'resourceIds[1]' is empty."],
    [{ startedAt: '2026-11-22' }, "Field 'startedAt' is a date without a time; RFC 3339 with an offset is expected."],
  ])('names the field, what was found and what is expected: %j', (data, reason) => {
    expect(reasonOf(aRecord({ data }))).toBe(reason);
  });

  it('does not repeat what may be personal', () => {
    const personal = 'Anna Virtanen +358401234567';
    for (const field of ['kind', 'startedAt', 'durationSec', 'voided']) {
      expect(reasonOf(aRecord({ data: { [field]: personal } }))).not.toMatch(/Anna|401234/);
    }
  });
});

describe('the frame', () => {
  const cases: readonly (readonly [string, Record<string, string | string[] | undefined>, string])[] = [
    ['a header given twice', { ce_id: ['a', 'b'] }, "Header 'ce_id' is given more than once."],
    ['an unknown extension given twice', { ce_vendor: ['a', 'b'] }, "Header 'ce_vendor' is given more than once."],
    ['a header not in lower case', { CE_Id: 'a' }, "Header 'ce_id' is not written in lower case."],
    ['another specversion', { ce_specversion: '0.3' }, "Attribute 'specversion' is '0.3'; the text '1.0' is expected."],
    ['an empty source', { ce_source: '' }, "Attribute 'source' is empty text; it is required."],
    [
      'a control character in the source',
      { ce_source: 'a\0b' },
      "Attribute 'source' is not plain text of at most 256 characters.",
    ],
  ];
  it.each(cases)('refuses %s', (_what, headers, reason) => {
    expect(reasonOf(aRecord({ headers }))).toBe(reason);
  });

  it('leaves headers of others alone', () => {
    expect(decodeRecord(aRecord({ headers: { 'X-Trace': ['a', 'b'], ce_vendor: 'x' } })).kind).toBe('event');
  });

  it('refuses a structured event whose headers name another', () => {
    const { headers, value, ...record } = aRecord();
    const body = {
      specversion: '1.0',
      id: 'another',
      source: headers.ce_source,
      type: headers.ce_type,
      time: headers.ce_time,
      data: JSON.parse(value.toString()),
    };
    const structured = {
      ...record,
      headers: { ...headers, 'content-type': 'application/cloudevents+json' },
      value: Buffer.from(JSON.stringify(body)),
    };
    expect(reasonOf(structured)).toBe("Header 'ce_id' differs from 'id' in the body.");
    const { data, ...envelope } = body;
    const base64 = { ...envelope, data_base64: Buffer.from(JSON.stringify(data)).toString('base64') };
    const alone = { 'content-type': 'application/cloudevents+json' };
    expect(decodeRecord({ ...structured, headers: alone, value: Buffer.from(JSON.stringify(base64)) }).kind).toBe(
      'event',
    );
  });
});

describe('a record without value', () => {
  it('deletes on a compacted topic', () => {
    const tombstone = {
      topic: 'master.contact.v1',
      key: Buffer.from('CON-900 '),
      value: null,
      headers: {},
      timestamp: 1_795_000_000_000,
    };
    expect(decodeRecord(tombstone)).toMatchObject({ kind: 'event', event: { key: 'CON-900', data: undefined } });
    expect(decodeRecord({ ...tombstone, key: null }).kind).toBe('refuse');
  });
});
