import type { EventDefinition } from '../define-event/index.js';
import { definitionsOn } from '../events/index.js';
import { topics, type Topic } from '../topics/index.js';
import { isJsonObject, type JsonObject } from '../validation/index.js';

const AGE = {
  judged: 'refused from more than 5 minutes ahead, late after 48 hours, dropped after 400 days',
  marked: 'late after 48 hours',
  unlimited: 'not judged',
};

/** The page that lists every event for readers, in Markdown. */
export function eventsPage(): string {
  const used = topics.filter((topic) => definitionsOn(topic.name).length > 0);
  return [
    '# Events',
    '',
    'Made by `libs/contracts/tools/generate.ts`; do not edit. `!` marks a required field, `…` an enum that may grow.',
    '',
    ...used.flatMap((topic) => [...topicLines(topic), ...definitionsOn(topic.name).flatMap(eventLines)]),
  ].join('\n');
}

function topicLines({ name, partitions, cleanup }: Topic): string[] {
  const kept =
    cleanup.kind === 'compact'
      ? `compacted, tombstones kept ${cleanup.tombstoneDays} days${versions(cleanup.versionsDays)}`
      : `kept ${cleanup.retentionDays} ${cleanup.retentionDays === 1 ? 'day' : 'days'}`;
  return [`## ${name}`, '', `${partitions} ${partitions === 1 ? 'partition' : 'partitions'}, ${kept}.`, ''];
}

const versions = (days: number | undefined): string =>
  days === undefined ? '' : `, every version at least ${days} days`;

function eventLines({ type, description, key, age, schema, refinements }: EventDefinition): string[] {
  const rules = refinements.map((rule) => rule.name.replaceAll('-', ' ')).join('; ');
  return [
    `### ${type}`,
    '',
    description,
    '',
    `Key: ${key.text}. Age: ${AGE[age]}.${rules === '' ? '' : ` Also holds: ${rules}.`}`,
    '',
    '| field | type | note |',
    '| --- | --- | --- |',
    ...fieldRows(schema, ''),
    '',
  ];
}

function fieldRows(schema: JsonObject, prefix: string): string[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(isJsonObject(schema['properties']) ? schema['properties'] : {}).flatMap(([name, field]) => {
    if (!isJsonObject(field)) return [];
    const note = typeof field['description'] === 'string' ? field['description'].replaceAll('|', '\\|') : '';
    const row = `| ${prefix}${name}${required.includes(name) ? '!' : ''} | ${typeName(field)} | ${note} |`;
    const inner = isJsonObject(field['items'])
      ? fieldRows(field['items'], `${prefix}${name}[].`)
      : fieldRows(field, `${prefix}${name}.`);
    return [row, ...inner];
  });
}

/** The type in the notation of the vocabulary. */
function typeName(field: JsonObject): string {
  if (isJsonObject(field['items'])) return `${typeName(field['items'])}[]`;
  if (Array.isArray(field['enum'])) return field['enum'].join(' \\| ');
  const known = field['examples'];
  if (Array.isArray(known)) return [...known, '…'].join(' \\| ');
  const unit = typeof field['x-unit'] === 'string' ? ` [${field['x-unit']}]` : '';
  return `${String(field['x-sidetone'] ?? field['type']).replace('openTime', 'time')}${unit}`;
}
