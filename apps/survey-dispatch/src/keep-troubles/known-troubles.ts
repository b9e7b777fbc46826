import { Injectable } from '@nestjs/common';
import { isStaff, type ContactState } from '@sidetone/domain/contact-policy';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';
import { Troubles } from '../issue-invitations/troubles.js';

const MOURNING_MS = 90 * DAY_MS;

interface Row {
  readonly contact_id: string;
  readonly roles: readonly string[];
  readonly mourns: boolean;
  readonly states: readonly ContactState[];
}

/** As operator's systems, masters and cases have told. */
@Injectable()
export class KnownTroubles extends Troubles {
  async of(
    tx: Transaction,
    contactIds: readonly string[],
    now: Instant,
  ): Promise<ReadonlyMap<string, ReadonlySet<ContactState>>> {
    // Of overlapping links of a line to a resource the later one ends the earlier (event vocabulary, 3.10).
    // The laterals look up each by its index: planned as joins they read whole tables for a few hundred contacts.
    const rows = await tx.query<Row>(sql`
      with asked as materialized (
        select contact_id, customer_id, roles from contact where contact_id = any(${contactIds}::text[])),
      line as materialized (
        select contact_id, subscription_id, service_ids from subscription where live and contact_id = any(${contactIds}::text[])),
      carried as (
        select line.contact_id, link.resource_id from line cross join lateral (
          select distinct on (resource_id) resource_id, valid_to from line_link
          where line_link.subscription_id = line.subscription_id and valid_from <= ${toIso(now)}::timestamptz
          order by resource_id, valid_from desc) as link
        where valid_to is null or valid_to > ${toIso(now)}::timestamptz),
      subject as (
        select contact_id, 'customer' as subject_kind, customer_id as subject_id from asked
        union all select contact_id, 'contact', contact_id from asked
        union all select contact_id, 'line', subscription_id from line
        union all select contact_id, 'service', unnest(service_ids) from line
        union all select contact_id, 'resource', resource_id from carried),
      held as (
        select contact_id, array_agg(distinct state) as states from subject cross join lateral (
          select distinct state from trouble
          where trouble.subject_kind = subject.subject_kind and trouble.subject_id = subject.subject_id
            and from_at <= ${toIso(now)}::timestamptz and (until_at is null or until_at > ${toIso(now)}::timestamptz)) as trouble
        group by contact_id)
      select contact_id, roles, coalesce(states, '{}') as states,
        exists (select 1 from contact as mourned
          where mourned.customer_id = asked.customer_id and mourned.deceased_at > ${toIso(now - MOURNING_MS)}::timestamptz) as mourns
      from asked left join held using (contact_id)`);
    return new Map(rows.map((row) => [row.contact_id, statesIn(row)]));
  }
}

function statesIn({ roles, mourns, states }: Row): ReadonlySet<ContactState> {
  const all = new Set(states);
  if (mourns) all.add('bereavement');
  if (isStaff(roles)) all.add('staff');
  return all;
}
