import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { PlacedRow } from './event-keys.js';

const COLUMNS = {
  type: ['text', ({ row }: PlacedRow) => row.event.type],
  entity_id: ['text', ({ row }: PlacedRow) => row.of.entityId],
  seq: ['int8', ({ seq }: PlacedRow) => seq],
  source: ['text', ({ row }: PlacedRow) => row.event.source],
  event_id: ['text', ({ row }: PlacedRow) => row.event.id],
  happened_at: ['float8', ({ row }: PlacedRow) => row.event.time],
  arrived_at: ['float8', ({ row }: PlacedRow) => row.event.arrivedAt],
  late: ['bool', ({ row }: PlacedRow) => row.event.late],
  subscription_id: ['text', ({ row }: PlacedRow) => row.of.subscriptionId],
  customer_id: ['text', ({ row }: PlacedRow) => row.of.customerId],
  data: ['text', ({ row }: PlacedRow) => row.event.raw],
} as const;

/** The history of what has states: tickets, orders, alarms, problems, bills, disputes, touchpoints. */
@Injectable()
export class EntityStore {
  /** Keeps the tellings among these events, and what the alarms and problems among them reach. */
  async add(tx: Transaction, stored: readonly PlacedRow[]): Promise<void> {
    const tellings = stored.filter(({ row }) => row.of.entityId !== undefined);
    if (tellings.length === 0) return;
    await tx.query(sql`
      insert into entity_event (type, entity_id, seq, source, event_id, happened_at, arrived_at, late, subscription_id, customer_id, data)
      select type, entity_id, seq, source, event_id, to_timestamp(happened_at / 1000), to_timestamp(arrived_at / 1000), late,
        subscription_id, customer_id, data
      from ${unnest(COLUMNS, tellings)}`);
    const reaches = tellings.flatMap(({ row: { event, of } }) => {
      const at = { type: event.type, entity_id: of.entityId ?? '' };
      const targets = (kind: 'resource' | 'service', ids: readonly string[] = []) =>
        ids.map((id) => ({ ...at, target_kind: kind, target_id: id }));
      return [...targets('resource', of.reaches?.resources), ...targets('service', of.reaches?.services)];
    });
    if (reaches.length === 0) return;
    const columns = { type: 'text', entity_id: 'text', target_kind: 'text', target_id: 'text' } as const;
    await tx.query(sql`
      insert into entity_reach (target_kind, target_id, type, entity_id)
      select distinct target_kind, target_id, type, entity_id from ${unnest(columns, reaches)} on conflict do nothing`);
  }
}
