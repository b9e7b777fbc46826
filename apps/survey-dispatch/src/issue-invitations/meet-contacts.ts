import { Inject, Injectable } from '@nestjs/common';
import { dueAt } from '@sidetone/domain/programmes';
import { toIso } from '@sidetone/domain/time';
import { Database, sql, unnest } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { InForce } from './in-force.js';

const AT_ONCE = 500;
const columns = { programme_id: 'text', occasion_id: 'text', due_at: 'timestamptz' } as const;

interface MetRow {
  readonly programme_id: string;
  readonly occasion_id: string;
  readonly occasion_at: Date;
  readonly due_at: Date;
  readonly time_zone: string | null;
}

/**
 * Candidates that were told of before their contacts fall due by the operator's clock, and may lack a customer. As soon as the contact
 * is known they get both from it; nothing is decided about them before.
 */
@Injectable()
export class MeetContacts implements DueWork {
  readonly name = 'meet contacts';

  constructor(
    private readonly database: Database,
    private readonly rules: InForce,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  runDue(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const met = await tx.query<MetRow>(sql`
        select programme_id, occasion_id, occasion_at, due_at, time_zone from candidate join contact using (contact_id)
        where state = 'waiting' and not contact_known order by due_at limit ${AT_ONCE} for update of candidate skip locked`);
      if (met.length === 0) return 0;
      const { programmes } = await this.rules.read(tx);
      const rows = met.map(({ programme_id, occasion_id, occasion_at, due_at, time_zone }) => {
        const programme = programmes.get(programme_id);
        const zone = time_zone ?? this.settings.OPERATOR_TIME_ZONE;
        const due = programme === undefined ? due_at.getTime() : dueAt(programme, occasion_at.getTime(), zone);
        return { programme_id, occasion_id, due_at: toIso(due) };
      });
      await tx.query(sql`
        update candidate set contact_known = true, due_at = rows.due_at, customer_id = coalesce(candidate.customer_id, contact.customer_id)
        from ${unnest(columns, rows)}, contact
        where candidate.programme_id = rows.programme_id and candidate.occasion_id = rows.occasion_id
          and contact.contact_id = candidate.contact_id`);
      return met.length;
    });
  }

  async countDue(): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(sql`
      select count(*)::int as due from candidate join contact using (contact_id) where state = 'waiting' and not contact_known`);
    return row?.due ?? 0;
  }
}
