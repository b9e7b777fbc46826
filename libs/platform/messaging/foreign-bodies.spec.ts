import { callFailure } from '@sidetone/contracts/events';
import { decodeForeign, foreignBodies, isForeign } from './foreign-bodies.js';
import type { KafkaRecord } from './kafka/record.js';

const bodies = foreignBodies('tmf.inbound.v1');
const record = (value: string | Buffer | null): KafkaRecord => ({
  topic: 'tmf.inbound.v1',
  partition: 2,
  offset: 7,
  key: Buffer.from('TT-1'),
  value: value === null ? null : Buffer.from(value),
  headers: { 'content-type': 'application/json' },
  timestamp: 1_000,
});

describe('bodies of another system', () => {
  it('are read as they are, with their place in Kafka for an id', () => {
    expect(decodeForeign(bodies, record('{"event":{"troubleTicket":{"id":"TT-1"}}}'))).toMatchObject({
      kind: 'event',
      event: {
        id: 'tmf.inbound.v1/2/7',
        source: 'kafka:tmf.inbound.v1',
        key: 'TT-1',
        time: 1_000,
        arrivedAt: 1_000,
        data: { event: { troubleTicket: { id: 'TT-1' } } },
      },
    });
  });

  it.each([
    ['no value', null],
    ['a list', '[{}]'],
    ['what is no JSON', '<a/>'],
    ['a poison key', '{"__proto__":{"isAdmin":true}}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('are refused for %s', (_what, value) => {
    expect(decodeForeign(bodies, record(value))).toMatchObject({ kind: 'refuse' });
  });

  it('are told from events', () => {
    expect([isForeign(bodies), isForeign(callFailure)]).toEqual([true, false]);
  });
});
