import { eventDefinitions } from '../events/index.js';
import { asyncApi } from './async-api.js';
import { eventsPage } from './events-page.js';
import { publishedSchema } from './published-schema.js';

/** Everything that is generated, by its path below `published/`. */
export function artefacts(): ReadonlyMap<string, string> {
  return new Map([
    ...eventDefinitions.map((event): [string, string] => [`schemas/${event.type}.json`, json(publishedSchema(event))]),
    ['asyncapi.json', json(asyncApi())],
    ['events.md', eventsPage()],
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
