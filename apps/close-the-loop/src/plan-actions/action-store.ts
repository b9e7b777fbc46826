import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, utcText, type Transaction } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { CaseToTell } from '../tell-customers/notice-request.js';

/** A plan against what is behind cases, as it stands. */
export interface ActionPlan {
  readonly actionId: string;
  readonly version: number;
  readonly title: string;
  readonly what: string | null;
  readonly owner: string;
  readonly cause: string | null;
  readonly dueAt: string;
  readonly expectedEffect: string;
  readonly repairs: readonly string[];
  readonly state: 'open' | 'done' | 'dropped';
  readonly whatWasDone: string | null;
  readonly customersTold: boolean | null;
  readonly whyNotTold: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** How many cases are tied to it. */
  readonly cases: number;
}

export interface ActionFilter {
  readonly state?: string | undefined;
  readonly owner?: string | undefined;
}

type Reader = Pick<Database, 'query'>;

const plan = sql`
  action_id as "actionId", version, title, what, owner, cause, ${utcText('due_at')} as "dueAt",
  expected_effect as "expectedEffect", repairs, state, what_was_done as "whatWasDone", customers_told as "customersTold",
  why_not_told as "whyNotTold", ${utcText('created_at')} as "createdAt", created_by as "createdBy",
  ${utcText('closed_at')} as "closedAt", closed_by as "closedBy",
  (select count(*)::int from cases where actions <> '[]' and actions @> jsonb_build_array(action_id)) as cases`;

/** The action plans. */
@Injectable()
export class ActionStore {
  constructor(private readonly database: Database) {}

  async byId(actionId: string, reader: Reader = this.database): Promise<ActionPlan | undefined> {
    return (await reader.query<ActionPlan>(sql`select ${plan} from action_plan where action_id = ${actionId}`))[0];
  }

  /** Held until the end of the transaction. */
  async locked(tx: Transaction, actionId: string): Promise<ActionPlan | undefined> {
    await tx.query(sql`select 1 from action_plan where action_id = ${actionId} for update`);
    return this.byId(actionId, tx);
  }

  /** Plans after the cursor, the soonest due first. */
  list({ state, owner }: ActionFilter, after: PageCursor | undefined, limit: number): Promise<ActionPlan[]> {
    return this.database.query<ActionPlan>(sql`
      select ${plan} from action_plan
      where (due_at, action_id) > (${after === undefined ? '-infinity' : toIso(after.at)}::timestamptz, ${after?.id ?? ''}::text)
        and (${state ?? null}::text is null or state = ${state ?? null}::text)
        and (${owner ?? null}::text is null or owner = ${owner ?? null}::text)
      order by due_at, action_id limit ${limit}`);
  }

  async casesOf(actionId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ case_id: string }>(sql`
      select case_id from cases where actions <> '[]' and actions @> jsonb_build_array(${actionId}::text)
      order by case_id limit 1000`);
    return rows.map((row) => row.case_id);
  }

  /**
   * One case of each customer whose cases are tied to a plan, with all of these: nobody hears of the same plan twice. Left out are cases that
   * were withdrawn, were not needed or are another's, and customers who want no contact about one of them.
   */
  async customersOf(tx: Transaction, actionId: string): Promise<readonly CaseToTell[]> {
    return tx.query<CaseToTell>(sql`
      select distinct on (contact_id) case_id as "caseId", version as revision, contact_id as "contactId", customer_id as "customerId",
        band, invitation_id as "invitationId",
        jsonb_agg(jsonb_build_object('caseId', case_id, 'revision', version)) over (partition by contact_id) as cases
      from cases as tied
      where actions <> '[]' and actions @> jsonb_build_array(${actionId}::text) and contact_id is not null
        and state <> 'withdrawn' and (outcome is null or outcome not in ('duplicate', 'notNeeded'))
        and not exists (
          select 1 from cases as refused
          where refused.contact_id = tied.contact_id and refused.actions @> jsonb_build_array(${actionId}::text)
            and (refused.state = 'contactRefused' or refused.outcome = 'noContact'))
      order by contact_id, opened_at, case_id`);
  }

  /** Writes a plan as it stands, new or changed. */
  async put(tx: Transaction, one: Omit<ActionPlan, 'cases'>): Promise<void> {
    await tx.query(sql`
      insert into action_plan (action_id, version, title, what, owner, cause, due_at, expected_effect, repairs, state,
        what_was_done, customers_told, why_not_told, created_at, created_by, closed_at, closed_by)
      values (${one.actionId}, ${one.version}, ${one.title}, ${one.what}, ${one.owner}, ${one.cause}, ${one.dueAt}::timestamptz,
        ${one.expectedEffect}, ${JSON.stringify(one.repairs)}::jsonb, ${one.state}, ${one.whatWasDone}, ${one.customersTold},
        ${one.whyNotTold}, ${one.createdAt}::timestamptz, ${one.createdBy}, ${one.closedAt}::timestamptz, ${one.closedBy})
      on conflict (action_id) do update set version = excluded.version, title = excluded.title, what = excluded.what,
        owner = excluded.owner, cause = excluded.cause, due_at = excluded.due_at, expected_effect = excluded.expected_effect,
        repairs = excluded.repairs, state = excluded.state, what_was_done = excluded.what_was_done,
        customers_told = excluded.customers_told, why_not_told = excluded.why_not_told, closed_at = excluded.closed_at,
        closed_by = excluded.closed_by`);
  }
}

/** Whether a plan is past its time. */
export function isOverdue({ state, dueAt }: Pick<ActionPlan, 'state' | 'dueAt'>, now: Instant): boolean {
  return state === 'open' && Date.parse(dueAt) < now;
}
