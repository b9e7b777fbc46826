import type { OutgoingEvent } from '@sidetone/contracts/events';
import { HOSTILE_NOW, readSamples } from '@sidetone/contracts/testing';
import { isJsonObject, type JsonObject } from '@sidetone/contracts/validation';
import { adaptNotification, type Adapted } from '../adapt-notification.js';
import type { OperatorWays } from '../draft.js';
import { defaultInteractionTable } from '../interaction-table.js';

/** The operator of the samples: in Helsinki, with a call centre. */
export const samplesWays: OperatorWays = {
  timeZone: 'Europe/Helsinki',
  plannedWords: new Set(['planned']),
  maxAgeDays: 400,
  interactions: { ...defaultInteractionTable, channels: { 'CH-CALL': 'call' } },
};

const samples = readSamples();

/** A sample by its file's name without `.json`, as parsed JSON. */
export function sampleOf(name: string): JsonObject {
  const sample = samples.get(`${name}.json`);
  if (!isJsonObject(sample)) throw new Error(`There is no sample ${name}.json.`);
  return structuredClone(sample);
}

/** A sample notification, its envelope and its resource changed; undefined removes. */
export function notificationOf(name: string, resource: object = {}, envelope: object = {}): JsonObject {
  const sample = sampleOf(name);
  const [[key, original] = ['', {}]] = Object.entries(Object(sample['event']));
  return { ...sample, event: { [key]: { ...Object(original), ...resource } }, ...envelope };
}

export const adapt = (body: JsonObject, eventName?: string, ways = samplesWays): Adapted =>
  adaptNotification(body, eventName, HOSTILE_NOW, ways);

/** The events of a notification that is accepted. */
export function eventsOf(body: JsonObject, eventName?: string, ways = samplesWays): readonly OutgoingEvent[] {
  const adapted = adapt(body, eventName, ways);
  if (adapted.kind !== 'events') throw new Error(`${adapted.kind}: ${adapted.reason}`);
  return adapted.events;
}

/** The data of the first event. */
export const dataOf = (...given: Parameters<typeof eventsOf>): JsonObject => Object(eventsOf(...given)[0]?.data);

export function refusalOf(body: JsonObject, eventName?: string): string {
  const adapted = adapt(body, eventName);
  if (adapted.kind !== 'refuse') throw new Error(`It was not refused: ${adapted.kind}`);
  return adapted.reason;
}
