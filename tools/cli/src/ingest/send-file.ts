import { setTimeout as pause } from 'node:timers/promises';
import { Transform, type Readable } from 'node:stream';
import { CliFailure } from '../cli-failure.js';
import type { Surroundings } from '../surroundings.js';
import { askApi, TryAgain, type ApiAddress } from './api-client.js';
import { cutFile, type FilePiece } from './cut-file.js';
import { joinedReport, readReport, type UploadReport } from './file-reports.js';
import { createUploadLine, type UploadLine } from './upload-line.js';

/** Where and how a file is to be sent. */
export interface Sending {
  readonly file: string;
  /** The name it is known by. */
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly door: 'cdr' | 'pm' | 'numbers';
  readonly query: Readonly<Record<string, string>>;
}

/** The doors take 64 MiB; a piece is sent anew from its beginning when the connection breaks, so smaller is better. */
const PIECE_BYTES = 32 * 1024 * 1024;
const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000];
const LOOK_EVERY_MS = 1_000;

/**
 * Sends a file, in pieces where it is large, and each again where the connection breaks: what was taken is passed over then.
 * Returns what became of its rows. @throws CliFailure
 */
export async function sendFile(api: ApiAddress, sending: Sending, { screen }: Surroundings): Promise<UploadReport> {
  const pieces = await cutFile(sending.file, sending.file.endsWith('.gz') ? Infinity : PIECE_BYTES).catch(
    (error: unknown) => {
      throw new CliFailure(`${sending.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    },
  );
  const line = createUploadLine(
    screen,
    pieces.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  try {
    const reports = [];
    for (const piece of pieces) {
      const name = pieces.length === 1 ? sending.name : `${sending.name}#${piece.number}`;
      const report = await sendPiece(api, { ...sending, name }, piece, line);
      reports.push({ report, linesBefore: piece.linesBefore });
    }
    return joinedReport(reports);
  } finally {
    line.end();
  }
}

async function sendPiece(api: ApiAddress, sending: Sending, piece: FilePiece, line: UploadLine): Promise<UploadReport> {
  for (let attempt = 0; ; attempt += 1) {
    const before = line.sent;
    try {
      return readReport(await upload(api, sending, piece, line));
    } catch (error) {
      if (!(error instanceof TryAgain)) throw error;
      const wait = PAUSES_MS[attempt];
      if (wait === undefined) {
        throw new CliFailure(`${error.message}. What was taken so far is kept: the same command again sends the rest.`);
      }
      line.sent = before;
      line.say(`${error.message}; trying again in ${wait / 1_000} s`);
      await pause(wait);
    }
  }
}

async function upload(
  api: ApiAddress,
  { name, method, door, query, file }: Sending,
  piece: FilePiece,
  line: UploadLine,
): Promise<unknown> {
  const search = new URLSearchParams({ ...query, ...(door === 'numbers' ? {} : { file: name }) });
  const looking = new AbortController();
  if (door !== 'numbers') void showRows(api, door, name, line, looking.signal);
  try {
    return await askApi(api, {
      method,
      path: `/ingest/${door}?${search}`,
      body: counted(piece.open(), line),
      headers: { 'content-type': 'text/csv', ...(file.endsWith('.gz') ? { 'content-encoding': 'gzip' } : {}) },
    });
  } finally {
    looking.abort();
  }
}

function counted(bytes: Readable, line: UploadLine): Readable {
  const counting = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      line.add(chunk.length);
      done(null, chunk);
    },
  });
  bytes.once('error', (error) => counting.destroy(error));
  return bytes.pipe(counting);
}

/** While a file is taken, how far that is. Whoever cannot be asked now is asked again. */
async function showRows(
  api: ApiAddress,
  door: string,
  name: string,
  line: UploadLine,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await pause(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted || !line.isSent) continue;
    const list = await askApi(api, {
      method: 'GET',
      path: `/ingest/files?${new URLSearchParams({ kind: door, file: name })}`,
    }).catch(() => undefined);
    const id = firstId(list);
    const report =
      id === undefined
        ? undefined
        : await askApi(api, { method: 'GET', path: `/ingest/files/${id}` }).catch(() => undefined);
    if (report !== undefined && !signal.aborted) line.rows(rowsOf(report));
  }
}

function firstId(list: unknown): string | undefined {
  const items: unknown = typeof list === 'object' && list !== null && 'items' in list ? list.items : undefined;
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  return typeof first === 'object' && first !== null && 'fileId' in first ? String(first.fileId) : undefined;
}

function rowsOf(report: unknown): number {
  return typeof report === 'object' && report !== null && 'rows' in report ? Number(report.rows) : 0;
}
