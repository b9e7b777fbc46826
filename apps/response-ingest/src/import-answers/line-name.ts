import { createHash } from 'node:crypto';

/** What a line is called: by its number for people, by its key among the lines of its survey. */
export interface LineName {
  readonly line: number;
  readonly key: string;
}

const DIGEST_LENGTH = 22;

/** Of a line that its sender numbers. */
export const numberedLine = (line: number): LineName => ({ line, key: `line:${line}` });

/** Of a line that its sender gives an id. */
export const identifiedLine = (line: number, answerId: string): LineName => ({ line, key: `id:${answerId}` });

/** Of a line that could be read no further. */
export const unreadLine = (line: number): LineName => ({ line, key: `at:${line}` });

/**
 * Names the lines of one file by what they say, the first, second, … of equal lines apart: lines put in or taken out leave the names of the
 * others as they are. How lines are mapped and scores are read is no part of it, so a file may be sent again to be read otherwise.
 */
export class RowNames {
  // 48 bits of each hash: enough to count by, and a number takes little room in a file of millions.
  private readonly seen = new Map<number, number>();

  next(line: number, cells: readonly string[]): LineName {
    const hash = createHash('sha256').update(JSON.stringify(cells), 'utf8').digest();
    const short = hash.readUIntBE(0, 6);
    const occurrence = (this.seen.get(short) ?? 0) + 1;
    this.seen.set(short, occurrence);
    return { line, key: `row:${hash.toString('base64url').slice(0, DIGEST_LENGTH)}:${occurrence}` };
  }
}
