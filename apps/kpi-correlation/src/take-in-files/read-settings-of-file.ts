import { localInstants } from '@sidetone/domain/time';
import { badRequest } from '@sidetone/platform/web';
import type { FileMapping } from './map-columns/file-mapping.js';
import type { ColumnPlan } from './read-file/file-header.js';
import type { FileClock } from './read-file/read-file-time.js';
import { timePattern } from './read-file/time-pattern.js';

/** The clock of a feed. @throws Problem for a zone nobody knows */
export function clockOf(zone: string, mapping: FileMapping | undefined): FileClock {
  try {
    localInstants(0, zone);
  } catch {
    throw badRequest('The zone is not known.', [
      { field: 'zone', message: 'It must be the name of an IANA time zone, such as Europe/Helsinki.' },
    ]);
  }
  return { zone, pattern: mapping?.times === undefined ? undefined : timePattern(mapping.times) };
}

/** How the columns of a file are found, by our names unless the mapping has others. */
export function columnPlan(
  { required, optional }: { readonly required: readonly string[]; readonly optional: readonly string[] },
  mapping: FileMapping | undefined,
): ColumnPlan {
  return {
    required,
    optional,
    delimiter: mapping?.delimiter ?? ',',
    columns: mapping?.columns ?? {},
    values: mapping?.values ?? {},
  };
}
