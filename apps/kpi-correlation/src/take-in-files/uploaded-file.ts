import type { Readable } from 'node:stream';
import type { FileQuery } from './file-query.js';

/** A file on its way in, and what was said of it. */
export interface UploadedFile {
  readonly body: Readable;
  readonly encoding: string | undefined;
  readonly query: FileQuery;
}
