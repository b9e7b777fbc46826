import type { EventDefinition } from '@sidetone/contracts/events';
import { readSamples } from '@sidetone/contracts/testing';
import { isJsonObject, normalise } from '@sidetone/contracts/validation';

/** The data of the sample of an event, read as a consumer reads it. */
export function sampleOf<D>(definition: EventDefinition<D>): D {
  const sample = readSamples().get(`ce-${definition.type}.json`);
  if (!isJsonObject(sample) || !isJsonObject(sample['data']))
    throw new Error(`There is no sample of ${definition.type}.`);
  const read = normalise(definition, sample['data']);
  if (read.kind === 'refuse') throw new Error(`The sample of ${definition.type} is refused: ${read.reason}`);
  return read.data;
}
