import { sql, type Sql } from '@sidetone/platform/database';
import type { DueContact } from './due-candidate.js';

export interface ContactRow {
  readonly contact_id: string;
  readonly customer_id: string;
  readonly language: string | null;
  readonly time_zone: string | null;
  readonly roles: readonly string[];
  readonly consent: boolean;
  readonly channels: readonly string[] | null;
  readonly addressed: readonly string[];
  readonly status: DueContact['status'];
  readonly segment: string | null;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly vip: boolean | null;
  readonly customer_since: Date | null;
  readonly equipment_classes: readonly string[];
}

/** What rules look at, of the tables contact and customer. */
export const CONTACT_COLUMNS: Sql = sql`
  contact.contact_id, contact.customer_id, contact.language, contact.time_zone, contact.roles, contact.consent, contact.channels,
  array(select jsonb_object_keys(contact.addresses)) as addressed, contact.status,
  customer.segment, customer.region, customer.contract_level, customer.vip, customer.customer_since,
  array(
    select distinct equipment_class from subscription
    where subscription.contact_id = contact.contact_id and live and equipment_class is not null order by 1) as equipment_classes`;

export function contactIn(row: ContactRow): DueContact {
  return {
    contactId: row.contact_id,
    customerId: row.customer_id,
    language: row.language ?? undefined,
    timeZone: row.time_zone ?? undefined,
    roles: row.roles,
    consent: row.consent,
    channels: row.channels ?? undefined,
    addressed: row.addressed,
    status: row.status,
    ...(row.segment === null ? {} : { segment: row.segment }),
    ...(row.region === null ? {} : { region: row.region }),
    ...(row.contract_level === null ? {} : { contractLevel: row.contract_level }),
    ...(row.vip === null ? {} : { vip: row.vip }),
    ...(row.customer_since === null ? {} : { customerSince: row.customer_since.getTime() }),
    equipmentClasses: row.equipment_classes,
  };
}
