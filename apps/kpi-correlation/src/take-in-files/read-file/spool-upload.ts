import { createHash, randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { badRequest, Problem } from '@sidetone/platform/web';

/** Rule R2. Of what is unpacked, where it came packed. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
/** A sender that says nothing for so long is given up, so that it holds no place of others. */
export const IDLE_MS = 30_000;
const CHUNK_BYTES = 256 * 1024;

/** An upload that has come whole and is UTF-8, on disk without a name: gone when it is closed, or when the process is. */
export interface SpooledFile {
  /** SHA-256 in hex. */
  readonly digest: string;
  text(): AsyncGenerator<string>;
  close(): Promise<void>;
}

/**
 * Takes an upload to disk before anything of it is done, so that a file that is refused as a whole has had no effect, and a slow
 * sender holds no transaction open.
 * @throws Problem when it is too large, no UTF-8, not packed as it says, broken off, or silent for `idleMs`
 */
export async function spoolUpload(
  upload: Readable,
  encoding: string | undefined,
  idleMs = IDLE_MS,
): Promise<SpooledFile> {
  const path = join(tmpdir(), `sidetone-upload-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    const bytes = unpacked(upload, encoding);
    const patience = giveUpAfter(idleMs, upload, bytes);
    const digest = await write(bytes, handle).finally(patience);
    return { digest, text: () => textOf(handle), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    upload.resume();
    throw error;
  }
}

function unpacked(upload: Readable, encoding: string | undefined): Readable {
  const coding = (encoding ?? 'identity').trim().toLowerCase();
  if (coding !== 'gzip' && coding !== 'identity' && coding !== '')
    throw new Problem(415, 'Unsupported media type', 'Send the file as it is, or with content-encoding gzip.');
  // Never the upload itself: to destroy it would cut the connection by which the sender is told why.
  const bytes = coding === 'gzip' ? createGunzip() : new PassThrough();
  upload.once('error', (error) => bytes.destroy(error));
  const closed = (): void => {
    if (!upload.readableEnded) bytes.destroy(new Error('broken off'));
  };
  // It may have been broken off before anybody listened.
  if (upload.destroyed) closed();
  else upload.once('close', closed);
  return upload.pipe(bytes);
}

/** Ends `bytes` when the upload has brought nothing for so long; returns what ends the watch. */
function giveUpAfter(idleMs: number, upload: Readable, bytes: Readable): () => void {
  const timer = setTimeout(() => {
    const detail = `Nothing came for ${idleMs / 1_000} seconds. Nothing of the file was taken; send it again.`;
    bytes.destroy(new Problem(408, 'Request timeout', detail));
  }, idleMs);
  const heard = (): void => void timer.refresh();
  upload.on('data', heard);
  return () => {
    clearTimeout(timer);
    upload.off('data', heard);
  };
}

async function write(bytes: Readable, handle: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_FILE_BYTES) {
        throw new Problem(
          413,
          'Too large',
          'A file may have 64 MiB, unpacked. Send it in several, each with the header.',
        );
      }
      decoder.decode(chunk, { stream: true });
      hash.update(chunk);
      await handle.appendFile(chunk).catch(noRoom);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error instanceof TypeError && size > 0) {
      throw badRequest(
        'The file is not UTF-8, so nothing of it was taken. Convert it, as by: iconv -f LATIN1 -t UTF-8.',
      );
    }
    throw isOfZlib(error)
      ? badRequest('The file is no gzip, though content-encoding says so. Nothing of it was taken.')
      : badRequest('The upload was broken off before its end. Nothing of it was taken; send it again.');
  }
  return hash.digest('hex');
}

function noRoom(): never {
  throw new Problem(
    507,
    'Insufficient storage',
    'There is no room here for the file; nothing of it was taken. Try later.',
  );
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

async function* textOf(handle: FileHandle): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let position = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: true });
  }
  yield decoder.decode();
}
