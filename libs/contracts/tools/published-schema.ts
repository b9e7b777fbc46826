import type { EventDefinition } from '../define-event/index.js';

/** The JSON Schema of an event's data as other teams read it, with what the compatibility check must also see. */
export function publishedSchema(definition: EventDefinition): Record<string, unknown> {
  const { type, topic, key, age, description, refinements } = definition;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:sidetone:event:${type}`,
    title: type,
    description,
    'x-topic': topic,
    'x-key': key.text,
    'x-age': age,
    'x-rules': refinements.map((rule) => rule.name),
    ...definition.schema,
  };
}
