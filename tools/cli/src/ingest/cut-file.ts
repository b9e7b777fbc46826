import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** A piece of a CSV file that is sent by itself, with the header before it. */
export interface FilePiece {
  /** From 1; a file that is sent whole has one piece. */
  readonly number: number;
  readonly bytes: number;
  /** How many lines of the file come before those of this piece, less the header: what to add to a line of its report. */
  readonly linesBefore: number;
  open(): Readable;
}

const LINE_FEED = 10;
const QUOTE = 34;

/** Cuts a file, where it is larger than `most` bytes, between rows and never inside quotes. */
export async function cutFile(path: string, most: number): Promise<readonly FilePiece[]> {
  const { size } = await stat(path);
  if (size <= most) return [{ number: 1, bytes: size, linesBefore: 0, open: () => createReadStream(path) }];
  const { headerBytes, cuts } = await findCuts(path, most);
  return cuts.map(({ start, linesBefore }, index) => {
    const end = cuts[index + 1]?.start ?? size;
    return {
      number: index + 1,
      bytes: headerBytes + end - start,
      linesBefore,
      open: () => Readable.from(piece(path, headerBytes, start, end)),
    };
  });
}

async function* piece(path: string, headerBytes: number, start: number, end: number): AsyncGenerator<Buffer> {
  if (headerBytes > 0) yield* createReadStream(path, { start: 0, end: headerBytes - 1 }) as AsyncIterable<Buffer>;
  yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Buffer>;
}

interface Cut {
  readonly start: number;
  readonly linesBefore: number;
}

/** A quote that was never closed must not keep the rest of a file together. */
const LONGEST_QUOTED = 1.5;

/** Where each piece begins: after as many rows as fit, one at least. */
async function findCuts(path: string, most: number): Promise<{ headerBytes: number; cuts: readonly Cut[] }> {
  let headerBytes = 0;
  let rowStart: Cut = { start: 0, linesBefore: 0 };
  const cuts: Cut[] = [];
  let position = 0;
  let lines = 0;
  let quoted = false;
  const begun = (): number => cuts.at(-1)?.start ?? 0;
  const endRow = (): void => {
    if (cuts.length === 0) {
      headerBytes = position;
      cuts.push({ start: position, linesBefore: 0 });
    } else if (headerBytes + position - begun() > most && rowStart.start > begun()) {
      cuts.push(rowStart);
    }
    rowStart = { start: position, linesBefore: lines - 1 };
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      position += 1;
      if (byte === QUOTE) quoted = !quoted;
      if (byte !== LINE_FEED) continue;
      lines += 1;
      if (quoted && position - begun() < most * LONGEST_QUOTED) continue;
      quoted = false;
      endRow();
    }
  }
  if (position > rowStart.start) endRow();
  return { headerBytes, cuts };
}
