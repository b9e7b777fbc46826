import { Inject, Injectable } from '@nestjs/common';
import type { Band } from '@sidetone/domain/nps';
import { DAY_MS, localDay, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, type Sql } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { asCase } from '../persistence/case-row.js';
import type { Case, CaseState } from '../persistence/case.js';
import type { CaseCursor } from './case-cursor.js';

export interface CaseFilter {
  readonly state?: CaseState | undefined;
  readonly band?: Band | undefined;
  readonly team?: string | undefined;
  readonly due?: 'overdue' | 'today' | undefined;
}

export interface BandSummary {
  readonly band: Band;
  readonly opened: number;
  readonly open: number;
  readonly dueWithin24h: number;
  readonly overdue: number;
}

const AWAITING = 'contacted_at is null and closed_at is null';

/** Cases as people ask for them. What is overdue follows the clock, not the mark, so that it is right between two sweeps. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  async byId(caseId: string): Promise<Case | undefined> {
    const rows = await this.database.query<Case>(sql`select ${asCase} from cases where case_id = ${caseId}`);
    return rows[0];
  }

  /** Cases after the cursor in the order of due time and id. */
  list(
    { state, band, team, due }: CaseFilter,
    after: CaseCursor | undefined,
    limit: number,
    now: Instant,
  ): Promise<Case[]> {
    const since = after === undefined ? '-infinity' : toIso(after.firstContactDue);
    return this.database.query<Case>(sql`
      select ${asCase} from cases
      where (first_contact_due, case_id) > (${since}::timestamptz, ${after?.caseId ?? ''}::text)
        and (${state ?? null}::text is null or state = ${state ?? null}::text)
        and (${band ?? null}::text is null or band = ${band ?? null}::text)
        and (${team ?? null}::text is null or team = ${team ?? null}::text)
        and ${this.dueCondition(due, now)}
      order by first_contact_due, case_id limit ${limit}`);
  }

  /** Counts by band at `now`. */
  summary(now: Instant): Promise<BandSummary[]> {
    return this.database.query<BandSummary>(sql`
      select band, count(*)::int as opened,
        count(*) filter (where closed_at is null)::int as open,
        count(*) filter (where ${trustedSql(AWAITING)} and first_contact_due >= ${toIso(now)}::timestamptz
          and first_contact_due <= ${toIso(now + DAY_MS)}::timestamptz)::int as "dueWithin24h",
        count(*) filter (where ${trustedSql(AWAITING)} and first_contact_due < ${toIso(now)}::timestamptz)::int as overdue
      from cases group by band`);
  }

  private dueCondition(due: CaseFilter['due'], now: Instant): Sql {
    if (due === undefined) return trustedSql('true');
    if (due === 'overdue') return sql`${trustedSql(AWAITING)} and first_contact_due < ${toIso(now)}::timestamptz`;
    const zone = this.settings.OPERATOR_TIME_ZONE;
    const today = localDay(now, zone);
    return sql`${trustedSql(AWAITING)}
      and first_contact_due >= ${today}::date::timestamp at time zone ${zone}
      and first_contact_due < (${today}::date + 1)::timestamp at time zone ${zone}`;
  }
}
