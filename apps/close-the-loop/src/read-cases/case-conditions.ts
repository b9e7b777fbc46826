import { localDay, toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql, type Sql } from '@sidetone/platform/database';
import { LIVE } from '../persistence/case-store.js';
import type { CaseQuery } from './case-query.dto.js';

/** Nobody has reached the customer yet, and somebody is to. */
export const AWAITING = trustedSql("contacted_at is null and closed_at is null and state <> 'contactRefused'");

export type CaseFilter = Pick<
  CaseQuery,
  'state' | 'live' | 'band' | 'topic' | 'team' | 'owner' | 'customerId' | 'cause' | 'responseId' | 'due'
>;

/** What the cases of a list must meet. Only what is asked stands there, so that an index of just that is found. */
export function caseConditions(filter: CaseFilter, now: Instant, zone: string): Sql {
  const { state, live, band, topic, team, owner, customerId, cause, responseId, due } = filter;
  const conditions = [
    state !== undefined && sql`state = ${state}`,
    live === 'true' && LIVE,
    live === 'false' && sql`not (${LIVE})`,
    band !== undefined && sql`band = ${band}`,
    topic !== undefined && sql`topic = ${topic}`,
    team !== undefined && sql`team = ${team}`,
    owner !== undefined && sql`person = ${owner}`,
    customerId !== undefined && sql`customer_id = ${customerId}`,
    cause !== undefined && sql`root_cause = ${cause}`,
    responseId !== undefined && sql`case_id in (select case_id from case_answer where response_id = ${responseId})`,
    due !== undefined && dueCondition(due, now, zone),
  ];
  return conditions.reduce<Sql>((all, one) => (one === false ? all : sql`${all} and ${one}`), trustedSql('true'));
}

function dueCondition(due: 'overdue' | 'today', now: Instant, zone: string): Sql {
  if (due === 'overdue') return sql`${AWAITING} and first_contact_due < ${toIso(now)}::timestamptz`;
  const today = localDay(now, zone);
  return sql`${AWAITING}
    and first_contact_due >= ${today}::date::timestamp at time zone ${zone}
    and first_contact_due < (${today}::date + 1)::timestamp at time zone ${zone}`;
}
