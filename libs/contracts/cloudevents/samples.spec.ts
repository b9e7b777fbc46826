import { findDefinition } from '../events/index.js';
import { HOSTILE_NOW, readSamples } from '../testing/index.js';
import { isJsonObject } from '../validation/index.js';
import { decodeRecord } from './decode-record.js';
import type { KafkaRecord } from './kafka-record.js';

const samples = [...readSamples()].flatMap(([name, sample]) => (isJsonObject(sample) ? [{ name, sample }] : []));
const structured = samples.filter(({ sample }) => findDefinition(String(sample['type'])) !== undefined);
const binary = samples.filter(({ name }) => name.startsWith('ce-binary.'));

const bytes = (value: unknown) => (value === null ? null : Buffer.from(JSON.stringify(value)));

describe('the samples', () => {
  it.each(structured.map(({ name, sample }) => [name, sample] as const))(
    '%s decodes in structured mode',
    (_name, sample) => {
      const definition = findDefinition(String(sample['type']));
      if (definition === undefined || !isJsonObject(sample['data'])) throw new Error('not a sample event');
      const record: KafkaRecord = {
        topic: definition.topic,
        key: Buffer.from(definition.keyOf(sample['data'])),
        value: bytes(sample),
        headers: { 'content-type': 'application/cloudevents+json' },
        timestamp: HOSTILE_NOW,
      };
      expect(decodeRecord(record)).toMatchObject({
        kind: 'event',
        event: { id: sample['id'], foreignKey: false, data: sample['data'] },
      });
    },
  );

  it.each(binary.map(({ name, sample }) => [name, sample] as const))('%s decodes in binary mode', (_name, sample) => {
    const headers = isJsonObject(sample['headers']) ? sample['headers'] : {};
    const record: KafkaRecord = {
      topic: String(sample['topic']),
      key: Buffer.from(String(sample['key'])),
      value: bytes(sample['value']),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      timestamp: HOSTILE_NOW,
    };
    expect(decodeRecord(record)).toMatchObject({ kind: 'event', event: { key: sample['key'], foreignKey: false } });
  });

  it('are all of events that are defined here', () => {
    const types = samples.filter(({ sample }) => 'specversion' in sample).map(({ sample }) => String(sample['type']));
    expect(types).toHaveLength(30);
    expect(types.filter((type) => findDefinition(type) === undefined)).toEqual([]);
  });
});
