import { Readable } from 'node:stream';
import { Problem } from '@sidetone/platform/web';
import type { FastifyRequest } from 'fastify';

/** The body of a request as `acceptCsv` lets it in. @throws Problem for any other body */
export function csvOf({ body }: FastifyRequest): Readable {
  if (body instanceof Readable) return body;
  throw new Problem(415, 'Unsupported media type', 'Send the file as the body, with content-type text/csv.');
}
