import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { RollUpStates } from '../roll-up-states/roll-up-states.js';
import type { PlacedRow } from './event-keys.js';
import { FactReaches } from './fact-reaches.js';

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
  constructor(
    private readonly rollUps: RollUpStates,
    private readonly facts: FactReaches,
  ) {}

  /**
   * Keeps the tellings among these events, and what the alarms and problems among them reach, as well as what facts reach beside their first resource; the
   * totals that follow from tellings are in step.
   */
  async add(tx: Transaction, stored: readonly PlacedRow[]): Promise<void> {
    await this.facts.add(tx, stored);
    const tellings = stored.filter(({ row }) => row.of.entityId !== undefined);
    if (tellings.length === 0) return;
    await this.hold(tx, tellings);
    await tx.query(sql`
      insert into entity_event (type, entity_id, seq, source, event_id, happened_at, arrived_at, late, subscription_id, customer_id, data)
      select type, entity_id, seq, source, event_id, to_timestamp(happened_at / 1000), to_timestamp(arrived_at / 1000), late,
        subscription_id, customer_id, data
      from ${unnest(COLUMNS, tellings)}`);
    await this.addReaches(tx, tellings);
    await this.rollUps.afterTelling(
      tx,
      tellings.map(({ row }) => ({ type: row.event.type, entity_id: row.of.entityId ?? '' })),
    );
  }

  /** From now on to the end of the transaction nobody else tells of these. */
  private async hold(tx: Transaction, tellings: readonly PlacedRow[]): Promise<void> {
    const { type, entity_id, happened_at } = COLUMNS;
    await tx.query(sql`
      insert into entity as known (type, entity_id, last_at)
      select type, entity_id, to_timestamp(max(happened_at) / 1000) from ${unnest({ entity_id, type, happened_at }, tellings)}
      group by type, entity_id order by type, entity_id
      on conflict (type, entity_id) do update set last_at = greatest(known.last_at, excluded.last_at)`);
  }

  private async addReaches(tx: Transaction, tellings: readonly PlacedRow[]): Promise<void> {
    const reaches = tellings.flatMap(({ row: { event, of }, seq }) => {
      const at = { type: event.type, entity_id: of.entityId ?? '', seq };
      const targets = (kind: 'resource' | 'service', ids: readonly string[] = []) =>
        ids.map((id) => ({ ...at, target_kind: kind, target_id: id }));
      return [...targets('resource', of.reaches?.resources), ...targets('service', of.reaches?.services)];
    });
    if (reaches.length === 0) return;
    const columns = { type: 'text', entity_id: 'text', target_kind: 'text', target_id: 'text', seq: 'int8' } as const;
    await tx.query(sql`
      insert into entity_reach (target_kind, target_id, type, entity_id, seq)
      select target_kind, target_id, type, entity_id, min(seq) from ${unnest(columns, reaches)} group by 1, 2, 3, 4 on conflict do nothing`);
  }
}
