import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import type { RepairWindow } from '@sidetone/domain/repairs';
import { Database, sql, utcText } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { RegisteredRepair } from './registered-repair.js';
import type { RepairsQuery } from './repair-query.js';

const COLUMNS = sql`repair_id as id, name, kind, targets, ${utcText('repaired_at')} as at, team, kpi,
  ${utcText('registered_at')} as "registeredAt", registered_by as "registeredBy"`;

/** The repairs that were registered. */
@Injectable()
export class RepairStore {
  constructor(private readonly database: Database) {}

  /** Adds a repair unless its id is taken; returns whether it was added. */
  async add({
    id,
    name,
    kind,
    targets,
    at,
    team,
    kpi,
    registeredAt,
    registeredBy,
  }: RegisteredRepair): Promise<boolean> {
    const added = await this.database.query(sql`
      insert into repair (repair_id, name, kind, targets, repaired_at, team, kpi, registered_at, registered_by)
      values (${id}, ${name}, ${kind}, ${targets}::text[], ${at}, ${team}, ${kpi}, ${registeredAt}, ${registeredBy})
      on conflict (repair_id) do nothing returning 1`);
    return added.length > 0;
  }

  async find(id: string): Promise<RegisteredRepair | undefined> {
    const [repair] = await this.database.query<RegisteredRepair>(
      sql`select ${COLUMNS} from repair where repair_id = ${id}`,
    );
    return repair;
  }

  /** Takes a repair out, as if it had never been registered; false where there is none. */
  async remove(id: string): Promise<boolean> {
    return (await this.database.query(sql`delete from repair where repair_id = ${id} returning 1`)).length > 0;
  }

  /** The latest first, one more than the page holds. */
  list({ team, kpi, kind, limit }: RepairsQuery, before: PageCursor | undefined): Promise<RegisteredRepair[]> {
    return this.database.query<RegisteredRepair>(sql`
      select ${COLUMNS} from repair
      where team = coalesce(${team ?? null}, team) and kind = coalesce(${kind ?? null}, kind)
        and (${kpi ?? null}::text is null or kpi = ${kpi ?? null})
        and (${before?.id ?? null}::text is null or (repaired_at, repair_id) < (${before ? toIso(before.at) : null}::timestamptz, ${before?.id ?? null}))
      order by repaired_at desc, repair_id desc limit ${limit + 1}`);
  }

  /** All others that were made within a window. */
  othersWithin(id: string, { from, to }: RepairWindow): Promise<RegisteredRepair[]> {
    return this.database.query<RegisteredRepair>(sql`
      select ${COLUMNS} from repair
      where repair_id <> ${id} and repaired_at >= ${toIso(from)} and repaired_at < ${toIso(to)} order by repaired_at, repair_id`);
  }
}
