import { Injectable } from '@nestjs/common';
import { localDay, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { RowFate } from './row-fate.js';

/** A record as it is told from others, and where it stands. */
export interface RecordClaim {
  /** Of source and record id. */
  readonly recordKey: string;
  /** A hash of all it says, as a signed whole number of 64 bits. */
  readonly content: string;
  readonly rowNo: number;
  readonly happenedAt: Instant;
}

export const KNOWN = 'same record id again';
const OTHER_CONTENT =
  'its record id was taken before with other content, and the first stays; a corrected record needs an id of its own, corrected counters a greater revision';

/** Remembers which records were taken, so that each has its effect once, whatever file brings it (rule R19). */
@Injectable()
export class TakenRecords {
  /** Takes records for a file; says of each, in the given order, whether it is new. One statement, and a second for those that are not. */
  async claim(tx: Transaction, fileNo: number, claims: readonly RecordClaim[]): Promise<readonly RowFate[]> {
    if (claims.length === 0) return [];
    const first = new Map<string, RecordClaim>();
    for (const claim of claims) if (!first.has(claim.recordKey)) first.set(claim.recordKey, claim);
    const fresh = await this.insert(tx, fileNo, [...first.values()]);
    const known = await this.known(
      tx,
      [...first.keys()].filter((key) => !fresh.has(key)),
    );
    return claims.map((claim): RowFate => {
      if (fresh.has(claim.recordKey)) {
        const taken = first.get(claim.recordKey);
        if (taken === claim) return { kind: 'accepted' };
        return taken?.content === claim.content
          ? { kind: 'dropped', reason: KNOWN }
          : { kind: 'refused', reason: OTHER_CONTENT };
      }
      const before = known.get(claim.recordKey);
      if (before?.content !== claim.content) return { kind: 'refused', reason: OTHER_CONTENT };
      return before.fileNo === fileNo && before.rowNo === claim.rowNo
        ? { kind: 'takenBefore' }
        : { kind: 'dropped', reason: KNOWN };
    });
  }

  private async insert(tx: Transaction, fileNo: number, claims: readonly RecordClaim[]): Promise<ReadonlySet<string>> {
    // In one order for all, so that two files with the same records wait for each other and do not lock up.
    const rows = await tx.query<{ record_key: string }>(sql`
      insert into taken_record (record_key, content, file_no, row_no, happened_on)
      select recordKey, content, ${fileNo}::int, rowNo, happenedOn from ${unnest<RecordClaim>(
        {
          recordKey: 'uuid',
          content: 'int8',
          rowNo: 'int',
          happenedOn: ['date', ({ happenedAt }) => localDay(happenedAt, 'UTC')],
        },
        claims,
      )} order by recordKey
      on conflict (record_key) do nothing
      returning record_key`);
    return new Set(rows.map(({ record_key }) => record_key));
  }

  private async known(
    tx: Transaction,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, { content: string; fileNo: number; rowNo: number }>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<{ key: string; content: string; fileNo: number; rowNo: number }>(sql`
      select record_key as key, content::text as content, file_no as "fileNo", row_no as "rowNo"
      from taken_record where record_key = any(${keys}::uuid[])`);
    return new Map(rows.map((row) => [row.key, row]));
  }
}
