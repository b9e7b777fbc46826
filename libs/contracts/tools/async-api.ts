import type { EventDefinition } from '../define-event/index.js';
import { definitionsOn, eventDefinitions } from '../events/index.js';
import { topics, type Topic } from '../topics/index.js';

const DAY_MS = 86_400_000;

/** The AsyncAPI 3.0 document of every topic that carries an event: channels, messages, schemas and Kafka settings. */
export function asyncApi(): Record<string, unknown> {
  const used = topics.filter((topic) => definitionsOn(topic.name).length > 0);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Sidetone events',
      version: '1.0.0',
      description: 'CloudEvents 1.0 on Kafka. Written in binary mode; structured mode is read as well.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(used.map((topic) => [topic.name, channel(topic)])),
    components: {
      messages: Object.fromEntries(eventDefinitions.map((event) => [event.type, message(event)])),
      schemas: { cloudEventHeaders: headers },
    },
  };
}

function channel({ name, partitions, cleanup }: Topic) {
  const kept =
    cleanup.kind === 'compact'
      ? { 'cleanup.policy': ['compact'], 'delete.retention.ms': cleanup.tombstoneDays * DAY_MS }
      : { 'cleanup.policy': ['delete'], 'retention.ms': cleanup.retentionDays * DAY_MS };
  const messages = definitionsOn(name).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]);
  return {
    address: name,
    messages: Object.fromEntries(messages),
    bindings: { kafka: { topic: name, partitions, topicConfiguration: kept } },
  };
}

function message({ type, description, key, schema }: EventDefinition) {
  return {
    name: type,
    title: type,
    summary: description,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/cloudEventHeaders' },
    payload: schema,
    bindings: { kafka: { key: { type: 'string', description: key.text } } },
  };
}

const headers = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'Unique within ce_source' },
    ce_source: { type: 'string', description: 'URI reference of the system that says it' },
    ce_type: { type: 'string' },
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened' },
    ce_subject: { type: 'string' },
    ce_recordedtime: { type: 'string', format: 'date-time', description: 'When the source wrote it' },
    ce_partitionkey: { type: 'string', description: 'Copy of the Kafka key, if the event came by HTTP' },
    ce_correlationid: { type: 'string', description: 'Ties survey, answer and case together' },
    ce_causationid: { type: 'string', description: 'Id of the causing event' },
    ce_traceparent: { type: 'string', description: 'W3C trace context' },
  },
};
