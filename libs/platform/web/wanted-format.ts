import { badRequest } from './problem.js';

export type ListFormat = 'json' | 'csv';

/** In which form a list is asked for: `?format=` before the header Accept. JSON unless CSV is named there, and not as the lesser choice. @throws Problem 400 for another format */
export function wantedFormat(format: unknown, accept: string | undefined): ListFormat {
  if (format === 'json' || format === 'csv') return format;
  if (format !== undefined)
    throw badRequest('format must be json or csv.', [{ field: 'format', message: 'json or csv' }]);
  const csv = qualityOf('text/csv', accept);
  return csv > 0 && csv >= qualityOf('application/json', accept) ? 'csv' : 'json';
}

/** The weight that an Accept header gives to a media type by name (RFC 9110, 12.5.1); 0 where it does not name it. */
function qualityOf(type: string, accept = ''): number {
  for (const entry of accept.split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    if (name !== type) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  }
  return 0;
}
