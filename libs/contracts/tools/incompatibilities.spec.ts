import { callFailure, eventDefinitions } from '../events/index.js';
import type { JsonObject } from '../validation/index.js';
import { incompatibilities } from './incompatibilities.js';
import { publishedSchema } from './published-schema.js';

const schema = (fields: JsonObject, required: readonly string[] = ['id']): JsonObject => ({
  type: 'object',
  'x-topic': 'oss.call.v1',
  'x-key': 'id',
  required,
  properties: { id: { type: 'string' }, ...fields },
});
const before = schema({
  kind: { type: 'string', enum: ['drop', 'setupFailure'] },
  tech: { type: 'string', examples: ['lte'] },
  durationSec: { type: 'integer', minimum: 0, 'x-unit': 's' },
  cause: { type: 'object', required: ['value'], properties: { value: { type: 'integer' } } },
  items: { type: 'array', items: { type: 'object', properties: { state: { type: 'string' } } } },
});
const fieldsOf = (of: JsonObject): JsonObject => ({ ...(of['properties'] as JsonObject) });
const changed = (fields: JsonObject) => incompatibilities(before, schema({ ...fieldsOf(before), ...fields }));

describe('schema compatibility', () => {
  it('finds nothing between a schema and itself, for every event', () => {
    for (const definition of eventDefinitions) {
      expect(incompatibilities(publishedSchema(definition), publishedSchema(definition))).toEqual([]);
    }
  });

  it('allows a new optional field, a new enum value and a wider limit', () => {
    expect(changed({ note: { type: 'string' } })).toEqual([]);
    expect(changed({ kind: { type: 'string', enum: ['drop', 'setupFailure', 'oneWay'] } })).toEqual([]);
    expect(changed({ tech: { type: 'string', examples: ['lte', 'nr'] } })).toEqual([]);
    expect(changed({ durationSec: { type: 'integer', minimum: -1, 'x-unit': 's' } })).toEqual([]);
  });

  it('refuses a removed field, at the top, in an object and in a list', () => {
    const rest = Object.fromEntries(Object.entries(fieldsOf(before)).filter(([name]) => name !== 'kind'));
    expect(incompatibilities(before, schema(rest))).toEqual(["Field 'kind' was removed."]);
    expect(changed({ cause: { type: 'object', required: ['value'], properties: {} } })).toEqual([
      "Field 'cause.value' was removed.",
    ]);
    expect(changed({ items: { type: 'array', items: { type: 'object', properties: {} } } })).toEqual([
      "Field 'items[].state' was removed.",
    ]);
  });

  it('refuses a newly required field and one that is no longer promised', () => {
    expect(incompatibilities(before, schema(fieldsOf(before), ['id', 'kind']))).toEqual([
      "Field 'kind' became required.",
    ]);
    expect(incompatibilities(before, schema(fieldsOf(before), []))).toHaveLength(1);
  });

  it.each([
    ['another type', { durationSec: { type: 'number', minimum: 0, 'x-unit': 's' } }],
    ['another unit', { durationSec: { type: 'integer', minimum: 0, 'x-unit': 'ms' } }],
    ['a tighter limit', { durationSec: { type: 'integer', minimum: 1, 'x-unit': 's' } }],
    ['a limit where there was none', { durationSec: { type: 'integer', minimum: 0, maximum: 9, 'x-unit': 's' } }],
    ['a lost enum value', { kind: { type: 'string', enum: ['drop'] } }],
    ['an open enum that was closed', { tech: { type: 'string', examples: ['lte'], enum: ['lte'] } }],
    ['another reading rule', { tech: { type: 'string', examples: ['lte'], 'x-sidetone': 'id' } }],
  ])('refuses %s', (_change, fields) => {
    expect(changed(fields)).toHaveLength(1);
  });

  it('refuses another topic or key', () => {
    expect(incompatibilities(before, { ...before, 'x-topic': 'oss.calls.v1' })).toHaveLength(1);
    expect(incompatibilities(before, { ...before, 'x-key': 'callId' })).toHaveLength(1);
  });

  it('sees topic and key in what is published', () => {
    const published = publishedSchema(callFailure);
    expect(incompatibilities(published, { ...published, 'x-topic': 'other' })).toHaveLength(1);
  });
});
