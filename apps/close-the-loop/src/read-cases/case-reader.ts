import { Inject, Injectable } from '@nestjs/common';
import type { Band } from '@sidetone/domain/nps';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { asCaseRow, type CaseRow } from '../persistence/case-row.js';
import { LIVE, withAnswers } from '../persistence/case-store.js';
import type { Case } from '../persistence/case.js';
import { AWAITING, caseConditions, type CaseFilter } from './case-conditions.js';

export interface BandSummary {
  readonly band: Band;
  readonly opened: number;
  readonly open: number;
  readonly dueWithin24h: number;
  readonly overdue: number;
}

/** Cases as people ask for them. What is overdue follows the clock, not the mark, so that it is right between two sweeps. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** Cases after the cursor in the order of due time and id. */
  async list(filter: CaseFilter, after: PageCursor | undefined, limit: number, now: Instant): Promise<Case[]> {
    const since =
      after === undefined
        ? sql`true`
        : sql`(first_contact_due, case_id) > (${toIso(after.at)}::timestamptz, ${after.id}::text)`;
    // Named with their table, because what is selected under these names is milliseconds, which no index holds.
    const rows = await this.database.query<CaseRow>(sql`
      select ${asCaseRow} from cases
      where ${since} and ${caseConditions(filter, now, this.settings.OPERATOR_TIME_ZONE)}
      order by cases.first_contact_due, cases.case_id limit ${limit}`);
    return withAnswers(this.database, rows);
  }

  /** Counts by band at `now`. */
  summary(now: Instant): Promise<BandSummary[]> {
    return this.database.query<BandSummary>(sql`
      select band, count(*)::int as opened,
        count(*) filter (where ${LIVE})::int as open,
        count(*) filter (where ${AWAITING} and first_contact_due >= ${toIso(now)}::timestamptz
          and first_contact_due <= ${toIso(now + DAY_MS)}::timestamptz)::int as "dueWithin24h",
        count(*) filter (where ${AWAITING} and first_contact_due < ${toIso(now)}::timestamptz)::int as overdue
      from cases group by band`);
  }
}
