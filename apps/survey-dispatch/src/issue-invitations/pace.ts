import { Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import type { Queue } from './due-candidate-store.js';

/** Held by whoever asks for a programme that has a rate, so that replicas together keep to it. */
const PACE_LOCK = 7_361_110;

/** How fast programmes may ask. */
@Injectable()
export class Pace {
  constructor(private readonly database: Database) {}

  /** What each active programme may still ask now, at most `most`; those with a rate are held until the transaction ends. */
  async hold(tx: Transaction, programmes: readonly Programme[], now: Instant, most: number): Promise<readonly Queue[]> {
    const rated = programmes.filter(({ ratePerHour }) => ratePerHour !== undefined);
    if (rated.length > 0)
      await tx.query(sql`
        select pg_advisory_xact_lock(${PACE_LOCK}, key) from (
          select distinct hashtext(current_schema() || id) as key
          from unnest(${rated.map(({ programmeId }) => programmeId)}::text[]) as id order by key) as keys`);
    return this.left(programmes, now, most, tx);
  }

  /** The same, as it looks to somebody who holds nothing. */
  async left(
    programmes: readonly Programme[],
    now: Instant,
    most: number,
    reader: Pick<Database, 'query'> = this.database,
  ): Promise<readonly Queue[]> {
    const rated = programmes.filter(({ ratePerHour }) => ratePerHour !== undefined);
    const rows =
      rated.length === 0
        ? []
        : await reader.query<{ survey_id: string; asked: number }>(sql`
            select survey_id, count(*)::int as asked from invitation
            where survey_id = any(${rated.map(({ programmeId }) => programmeId)}::text[])
              and issued_at > ${toIso(now - HOUR_MS)}::timestamptz
            group by survey_id`);
    const asked = new Map(rows.map((row) => [row.survey_id, row.asked]));
    return programmes
      .map((programme) => {
        const { programmeId, ratePerHour = Number.POSITIVE_INFINITY } = programme;
        return { programme, most: Math.min(most, ratePerHour - (asked.get(programmeId) ?? 0)) };
      })
      .filter((queue) => queue.most > 0);
  }
}
