import type { Readable } from 'node:stream';
import { Problem, type createWebAdapter } from '@sidetone/platform/web';
import type { FastifyRequest } from 'fastify';

const DOOR = '/v1/responses/import/file';
const MOST_BYTES = 64 * 1_048_576;

/** A file as it comes in by its door. */
export class SurveyFile {
  private constructor(
    readonly text: { readonly chunks: AsyncIterable<Buffer>; readonly charset: string | undefined },
  ) {}

  /** Lets CSV in by that one door, as a stream. */
  static accept(adapter: ReturnType<typeof createWebAdapter>): void {
    adapter.getInstance().addContentTypeParser(/^text\/csv\b/i, (request, payload, done) => {
      if (request.url.split('?', 1)[0] === DOOR) done(null, payload);
      else done(new Problem(415, 'Unsupported media type', 'Send the body as JSON: content-type application/json.'));
    });
  }

  /** @throws Problem 415 for anything but CSV */
  static of(request: FastifyRequest): SurveyFile {
    const { body } = request;
    if (!isStream(body)) throw new Problem(415, 'Unsupported media type', 'Send the file with content-type text/csv.');
    const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase();
    return new SurveyFile({ chunks: limited(body), charset });
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

async function* limited(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      throw new Problem(
        413,
        'Too large',
        'A file may have 64 MiB; send the others in another file. What came before stays taken.',
      );
    }
    yield chunk;
  }
}
