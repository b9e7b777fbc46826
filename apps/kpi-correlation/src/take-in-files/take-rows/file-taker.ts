import { createHash } from 'node:crypto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import { asUuid } from '../as-uuid.js';
import type { FileRow } from '../read-file/file-row.js';
import type { FileContent } from '../read-file/read-rows.js';
import type { FileDoor } from './file-door.js';
import { FileStore, type FileIdentity } from './file-store.js';
import { OutboxPace } from './outbox-pace.js';
import { countsOfFile, countsOfRepeat, countsOfUpload, NO_ROWS, sumOfCounts, type RowCounts } from './range-counts.js';
import { rowDeadLetters } from './row-dead-letters.js';

/** So many rows make one transaction. */
const RANGE_ROWS = 2_000;

/**
 * Takes the rows of a file, range by range, each with its effect in one transaction. When the process ends in the middle, or the
 * file is sent again, ranges that are done are passed over; in a range that was changed, each record still counts once.
 */
@Injectable()
export class FileTaker implements OnModuleDestroy {
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly pace: OutboxPace,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  /** @param reading whatever decides how rows are understood: with another mapping or zone they are other rows */
  async take(file: FileIdentity, content: FileContent, door: FileDoor, reading: string): Promise<RowCounts> {
    const fileNo = await this.files.open(file, this.clock.now());
    let counts = NO_ROWS;
    for await (const rows of content.ranges(RANGE_ROWS)) {
      if (this.isStopping) throw stopping();
      await this.pace.untilRoom();
      counts = sumOfCounts(counts, await this.takeRange({ file, fileNo, door, reading }, counts.rows + 1, rows));
    }
    await this.files.finish(fileNo, counts.rows, this.clock.now());
    return counts;
  }

  private takeRange(
    { file, fileNo, door, reading }: { file: FileIdentity; fileNo: number; door: FileDoor; reading: string },
    firstRow: number,
    rows: readonly FileRow[],
  ): Promise<RowCounts> {
    const digest = digestOf([reading, ...rows.map(({ text }) => text)]);
    return this.database.transaction(async (tx) => {
      await this.files.lock(tx, fileNo);
      const before = await this.files.range(tx, fileNo, firstRow);
      if (before?.digest === digest) return countsOfRepeat(before.counts);
      const now = this.clock.now();
      const result = await door.take(
        tx,
        fileNo,
        rows.map((row, index) => ({ rowNo: firstRow + index, row })),
      );
      const refused = rows.flatMap((row, index) => {
        const fate = result.fates[index];
        if (fate?.kind !== 'refused') return [];
        const text = door.masked(row);
        return [{ line: row.line, reason: fate.reason, content: digestOf([text]), text }];
      });
      const givenUp = await this.files.keepRefused(tx, fileNo, firstRow, refused);
      const news = refused.filter(({ content }) => !givenUp.has(content));
      await tx.publishRecords(rowDeadLetters(file, fileNo, news, now));
      const counts = countsOfFile(result, before?.counts);
      await this.files.keepRange(tx, fileNo, { firstRow, lastRow: firstRow + rows.length - 1, digest, counts, now });
      return countsOfUpload(result);
    });
  }
}

function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return asUuid(hash.digest('hex'));
}

function stopping(): Problem {
  return new Problem(
    503,
    'Not available for the moment',
    'This process is being stopped. What was taken of the file is kept: send the same file again, and the rest is taken.',
  );
}
