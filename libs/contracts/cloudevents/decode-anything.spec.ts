import fc from 'fast-check';
import { eventDefinitions } from '../events/index.js';
import { topics } from '../topics/index.js';
import { aCallFailureRecord as aRecord } from '../testing/index.js';
import { decodeRecord } from './decode-record.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const headerName = fc.oneof(
  fc.constantFrom('ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_specversion', 'content-type', 'CE_ID', '__proto__'),
  fc.string(),
);
const headerValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  bytes,
  fc.array(fc.string(), { maxLength: 3 }),
  fc.constantFrom(
    '1.0',
    'application/json',
    'application/cloudevents+json',
    '2026-11-23T10:00:00Z',
    ...eventDefinitions.map((event) => event.type),
  ),
);

describe('decodeRecord', () => {
  it('never throws, whatever bytes and headers come', () => {
    const record = fc.record({
      topic: fc.constantFrom('unknown.v1', ...topics.map((topic) => topic.name)),
      key: fc.option(bytes),
      value: fc.option(
        fc.oneof(
          bytes,
          fc.json().map((text) => Buffer.from(text)),
        ),
      ),
      headers: fc.dictionary(headerName, headerValue),
      timestamp: fc.integer(),
    });
    fc.assert(fc.property(record, (input) => ['event', 'drop', 'refuse'].includes(decodeRecord(input).kind)));
  });

  it('never throws on any data under a good frame, and gives raw text that says what data says', () => {
    const data = fc.dictionary(
      fc.oneof(fc.constantFrom('callId', 'kind', 'cause', 'resourceIds', 'startedAt'), fc.string({ unit: 'binary' })),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(data, (fields) => {
        const decoded = decodeRecord(aRecord({ data: fields }));
        if (decoded.kind === 'event') expect(JSON.parse(decoded.event.raw)).toEqual(decoded.event.data);
        else expect(decoded.reason).toMatch(/\.$/);
      }),
    );
  });

  it('refuses bytes cut off anywhere', () => {
    const { value } = aRecord();
    for (let length = 0; length < value.length; length++) {
      expect(decodeRecord(aRecord({ value: value.subarray(0, length) })).kind).toBe('refuse');
    }
  });

  it('survives a megabyte of open brackets', () => {
    expect(decodeRecord(aRecord({ value: Buffer.from(`{"a":${'['.repeat(1_000_000)}`) })).kind).toBe('refuse');
    const closed = `{"a":${'['.repeat(400_000)}1${']'.repeat(400_000)}}`;
    expect(decodeRecord(aRecord({ value: Buffer.from(closed) })).kind).toBe('refuse');
  });
});
