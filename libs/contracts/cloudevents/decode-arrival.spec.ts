import { HOSTILE_NOW, readSamples } from '../testing/index.js';
import { decodeArrival } from './index.js';

const sample = (name: string): Buffer => Buffer.from(JSON.stringify(readSamples().get(`ce-${name}.json`)));
const structured = { 'content-type': 'application/cloudevents+json' };

describe('decodeArrival', () => {
  it.each([
    ['bss.ticket.changed.v1', 'TT-48213'],
    ['kpi.measurement.recorded.v1', 'cell:CELL-HEL-0412-1'],
    ['master.subscription.upserted.v1', 'SUB-1001'],
  ])('gives %s the key that its definition computes', (type, key) => {
    expect(decodeArrival(sample(type), structured, HOSTILE_NOW)).toMatchObject({
      kind: 'event',
      event: { type, key, foreignKey: false, arrivedAt: HOSTILE_NOW },
    });
  });

  it('judges age by the arrival', () => {
    const years = 3 * 366 * 86_400_000;
    const ticket = sample('bss.ticket.changed.v1');
    expect(decodeArrival(ticket, structured, HOSTILE_NOW + years)).toMatchObject({ kind: 'drop' });
    expect(decodeArrival(ticket, structured, HOSTILE_NOW - years)).toMatchObject({ kind: 'refuse' });
  });

  it.each([
    [
      'drops a type that nobody knows',
      'oss.fax.jammed.v1',
      { kind: 'drop', reason: 'The event type is not known here.' },
    ],
    ['refuses another major', 'bss.ticket.changed.v2', { kind: 'refuse' }],
  ])('%s', (_what, type, verdict) => {
    const event = { specversion: '1.0', id: '1', source: '//a', time: '2026-11-23T10:00:00Z', type, data: {} };
    expect(decodeArrival(Buffer.from(JSON.stringify(event)), structured, HOSTILE_NOW)).toMatchObject(verdict);
  });

  it('says what is wrong with data that has no key', () => {
    const event = {
      specversion: '1.0',
      id: '1',
      source: '//a',
      time: '2026-11-23T10:00:00Z',
      type: 'kpi.measurement.recorded.v1',
      data: { kpi: 'voice.drop.ratio' },
    };
    expect(decodeArrival(Buffer.from(JSON.stringify(event)), structured, HOSTILE_NOW)).toMatchObject({
      kind: 'refuse',
      reason: expect.stringContaining("Field '"),
    });
  });
});
