import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import type { RepairWindow } from '@sidetone/domain/repairs';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import { REGISTERED, type RegisteredRepair } from './registered-repair.js';
import type { RepairsQuery } from './repair-query.js';
import type { ListedRepair } from './repair-view.js';
import { STANDARD } from './standard-question.js';

const REPAIR_LOCK = 7_361_115;
/**
 * Of a proof that is out of date, what it came to is still told: the next one is on its way. What moved before the repair is not its effect, so
 * no figure stands beside that verdict.
 */
const LISTED = sql`${REGISTERED}, case when proof is not null then jsonb_build_object('verdict', proof->'verdict', 'reason', proof->'reason',
  'provenAt', proof->'provenAt', 'answers', proof->'answers', 'score', case when proof->>'verdict' <> 'trends differed before' then proof->'score' end) end as judged`;

/** The repairs that were registered. */
@Injectable()
export class RepairStore {
  constructor(private readonly database: Database) {}

  /** Adds a repair unless its id is taken; returns whether it was added. */
  async add(repair: RegisteredRepair): Promise<boolean> {
    const { id, name, kind, targets, at, team, kpi, registeredAt, registeredBy } = repair;
    return this.changing(async (tx) => {
      const added = await tx.query(sql`
        insert into repair (repair_id, name, kind, targets, repaired_at, team, kpi, registered_at, registered_by)
        values (${id}, ${name}, ${kind}, ${targets}::text[], ${at}, ${team}, ${kpi}, ${registeredAt}, ${registeredBy})
        on conflict (repair_id) do nothing returning 1`);
      if (added.length > 0) await this.outdate(tx, repair);
      return added.length > 0;
    });
  }

  async find(id: string): Promise<RegisteredRepair | undefined> {
    const [repair] = await this.database.query<RegisteredRepair>(
      sql`select ${REGISTERED} from repair where repair_id = ${id}`,
    );
    return repair;
  }

  /** Takes a repair out, as if it had never been registered; false where there is none. */
  async remove(id: string): Promise<boolean> {
    return this.changing(async (tx) => {
      const [gone] = await tx.query<RegisteredRepair>(
        sql`delete from repair where repair_id = ${id} returning ${REGISTERED}`,
      );
      if (gone) await this.outdate(tx, gone);
      return gone !== undefined;
    });
  }

  /** The latest first, one more than the page holds. */
  list({ team, kpi, kind, limit }: RepairsQuery, before: PageCursor | undefined): Promise<ListedRepair[]> {
    return this.database.query<ListedRepair>(sql`
      select ${LISTED} from repair
      where team = coalesce(${team ?? null}, team) and kind = coalesce(${kind ?? null}, kind)
        and (${kpi ?? null}::text is null or kpi = ${kpi ?? null})
        and (${before?.id ?? null}::text is null or (repaired_at, repair_id) < (${before ? toIso(before.at) : null}::timestamptz, ${before?.id ?? null}))
      order by repaired_at desc, repair_id desc limit ${limit + 1}`);
  }

  /** All others that were made within a window. */
  othersWithin(id: string, { from, to }: RepairWindow): Promise<RegisteredRepair[]> {
    return this.database.query<RegisteredRepair>(sql`
      select ${REGISTERED} from repair
      where repair_id <> ${id} and repaired_at >= ${toIso(from)} and repaired_at < ${toIso(to)} order by repaired_at, repair_id`);
  }

  /** The repairs of a team that are judged, the latest first, a hundred at most. */
  judgedOf(team: string): Promise<ListedRepair[]> {
    return this.database.query<ListedRepair>(sql`
      select ${LISTED} from repair where lower(team) = lower(${team}) and proof is not null order by repaired_at desc, repair_id desc limit 100`);
  }

  /** One after the other: of two that are registered together, the later must see the earlier. */
  private changing<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(${REPAIR_LOCK}, hashtext(current_schema()))`);
      return work(tx);
    });
  }

  /** Has proofs made anew in whose windows a repair was made that may have mended the same; what is being computed of them is not kept. */
  private async outdate(tx: Transaction, { id, at, kpi }: RegisteredRepair): Promise<void> {
    await tx.query(sql`
      update repair set fresh = false, claim = null, try_after = null, attempts = 0
      where repair_id <> ${id} and ${at}::timestamptz >= repaired_at - make_interval(days => ${STANDARD.days}::int)
        and ${at}::timestamptz < repaired_at + make_interval(days => ${STANDARD.days + STANDARD.settleDays}::int)
        and (kpi is null or ${kpi}::text is null or kpi = ${kpi}::text)`);
  }
}
