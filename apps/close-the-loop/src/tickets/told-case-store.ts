import { Injectable } from '@nestjs/common';
import { sql, unnest, utcText, type Transaction } from '@sidetone/platform/database';
import type { ToldCase } from './told-case.js';

const columns = {
  case_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  journey_area: 'text',
  score: 'smallint',
  band: 'text',
  team: 'text',
  owner: 'text',
  status: 'text',
  status_changed_at: 'timestamptz',
  opened_at: 'timestamptz',
  first_contact_due: 'timestamptz',
  resolve_due: 'timestamptz',
} as const;

/** A row of `told_case` as a `ToldCase`. */
export const asToldCase = sql`case_id as "caseId", customer_id as "customerId", subscription_id as "subscriptionId",
  journey_area as "journeyArea", score, band, team, owner, status, ${utcText('status_changed_at')} as "statusChangedAt",
  ${utcText('opened_at')} as "openedAt", ${utcText('first_contact_due')} as "firstContactDue", ${utcText('resolve_due')} as "resolveDue"`;

/** Cases as they were told. What is read is locked until the end of the transaction. */
@Injectable()
export class ToldCaseStore {
  async byIds(tx: Transaction, caseIds: ReadonlySet<string>): Promise<Map<string, ToldCase>> {
    const rows = await tx.query<ToldCase>(sql`
      select ${asToldCase} from told_case where case_id = any(${[...caseIds]}::text[]) order by case_id for update`);
    return new Map(rows.map((row) => [row.caseId, row]));
  }

  /** Writes cases as they now stand. One statement. */
  async keep(tx: Transaction, cases: readonly ToldCase[]): Promise<void> {
    if (cases.length === 0) return;
    await tx.query(sql`
      insert into told_case (case_id, customer_id, subscription_id, journey_area, score, band, team, owner, status,
        status_changed_at, opened_at, first_contact_due, resolve_due)
      select case_id, customer_id, subscription_id, journey_area, score, band, team, owner, status, status_changed_at, opened_at,
        first_contact_due, resolve_due
      from ${unnest(columns, cases.map(rowOf))} order by case_id
      on conflict (case_id) do update set customer_id = excluded.customer_id, subscription_id = excluded.subscription_id,
        journey_area = excluded.journey_area, score = excluded.score, band = excluded.band,
        first_contact_due = excluded.first_contact_due, resolve_due = excluded.resolve_due,
        team = excluded.team, owner = excluded.owner, status = excluded.status, status_changed_at = excluded.status_changed_at`);
  }
}

function rowOf(one: ToldCase): { readonly [K in keyof typeof columns]: unknown } {
  return {
    case_id: one.caseId,
    customer_id: one.customerId,
    subscription_id: one.subscriptionId,
    journey_area: one.journeyArea,
    score: one.score,
    band: one.band,
    team: one.team,
    owner: one.owner,
    status: one.status,
    status_changed_at: one.statusChangedAt,
    opened_at: one.openedAt,
    first_contact_due: one.firstContactDue,
    resolve_due: one.resolveDue,
  };
}
