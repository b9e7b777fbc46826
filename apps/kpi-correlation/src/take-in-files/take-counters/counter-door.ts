import { Injectable } from '@nestjs/common';
import { maskNumbers } from '@sidetone/domain/cdr';
import type { Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import type { FileRow } from '../read-file/file-row.js';
import type { FileDoor } from '../take-rows/file-door.js';
import { tally } from '../take-rows/range-counts.js';
import type { PlacedRow, RangeResult, RowFate } from '../take-rows/row-fate.js';
import { TakenRecords } from '../take-rows/taken-records.js';
import { measurementEvents } from './measurement-events.js';
import { readCounterRow, type CounterReading, type ReadCounters } from './read-counter-row.js';

type PlacedCounters = ReadCounters & { readonly rowNo: number };

/** PM counters: each row is taken once, and a measurement is published of every KPI that it allows. */
@Injectable()
export class CounterDoor {
  constructor(
    private readonly taken: TakenRecords,
    private readonly clock: Clock,
  ) {}

  /** The door for one file. */
  forFile(reading: CounterReading): FileDoor {
    return {
      take: (tx, fileNo, rows) => this.take(tx, fileNo, rows, reading),
      // Where a scope is a subscription, a file might name it by its number.
      masked: ({ text }) =>
        reading.scope === 'subscription' || reading.scope === 'customer' ? maskNumbers(text, []) : text,
    };
  }

  private async take(
    tx: Transaction,
    fileNo: number,
    rows: readonly PlacedRow<FileRow>[],
    reading: CounterReading,
  ): Promise<RangeResult> {
    const now = this.clock.now();
    const readings = rows.map(({ row, rowNo }) => ({ ...readCounterRow(row, reading, now), rowNo }));
    const counted = readings.filter((one): one is PlacedCounters => one.kind === 'counters');
    const claims = counted.map((row) => ({ ...row, happenedAt: row.periodEnd }));
    const claimed = await this.taken.claim(tx, fileNo, claims);
    const fateOfRow = new Map(counted.map(({ rowNo }, index) => [rowNo, claimed[index]]));
    const fates = readings.map((one): RowFate => {
      if (one.kind !== 'counters') return one;
      return fateOfRow.get(one.rowNo) ?? { kind: 'accepted' };
    });
    const made = counted
      .filter((_row, index) => claimed[index]?.kind === 'accepted')
      .map((row) => measurementEvents(row, reading));
    const events = made.flatMap((one) => one.events);
    await tx.publish(events);
    const leftOut = tally(made.flatMap((one) => one.leftOut));
    return { fates, published: events.length, parked: 0, waiting: 0, leftOut };
  }
}
