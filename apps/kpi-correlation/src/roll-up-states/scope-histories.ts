import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import type { StoredEvent } from '../compute-exposures/facts-of.js';
import { SCOPE_COLUMNS, scopeKey, type StateScope } from './state-scope.js';

type FoundRow = StoredEvent & StateScope;

/** A ticket, an order, an alarm or another thing with a history. */
export interface Entity {
  readonly type: string;
  readonly entity_id: string;
}

/** Reads whose totals histories add to, and all that these are told. */
@Injectable()
export class ScopeHistories {
  /**
   * All whose totals may change when one of these is told of, and who no longer has it because now it names somebody closer. From now on
   * until the transaction ends nobody else folds them: what is read after this holds whatever others had stored.
   */
  async hold(tx: Transaction, entities: readonly Entity[]): Promise<readonly StateScope[]> {
    const columns = { type: 'text', entity_id: 'text' } as const;
    const touched = await tx.query<StateScope>(sql`
      with told as materialized (select distinct type, entity_id from ${unnest(columns, entities)}),
      tellings as materialized (
        select event.subscription_id, event.customer_id from told join entity_event event using (type, entity_id))
      select 'subscription' as scope, subscription_id as scope_id from tellings where subscription_id is not null
      union
      select 'customer', customer_id from tellings where customer_id is not null
      union
      select target_kind, target_id from told join entity_reach using (type, entity_id)`);
    await this.holdScopes(tx, touched);
    return touched;
  }

  /** Waits until nobody else folds these, and holds them until the transaction ends. */
  async holdScopes(tx: Transaction, scopes: readonly StateScope[]): Promise<void> {
    if (scopes.length === 0) return;
    await tx.query(sql`
      insert into state_scope (scope, scope_id)
      select scope::rollup_scope, scope_id from ${unnest(SCOPE_COLUMNS, scopes)} order by 2, 1 on conflict do nothing`);
    await tx.query(sql`
      select 1 from state_scope join ${unnest(SCOPE_COLUMNS, scopes, 'asked')}
        on asked.scope_id = state_scope.scope_id and asked.scope::rollup_scope = state_scope.scope
      order by state_scope.scope_id, state_scope.scope for no key update of state_scope`);
  }

  /** The whole histories of what is these scopes', by scope. */
  async of(tx: Transaction, scopes: readonly StateScope[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
    const found = new Map<string, StoredEvent[]>(scopes.map((scope) => [scopeKey(scope), []]));
    if (scopes.length === 0) return found;
    const rows = await tx.query<FoundRow>(sql`
      with asked as materialized (select scope, scope_id from ${unnest(SCOPE_COLUMNS, scopes)}),
      entities as (
        select asked.scope, asked.scope_id, event.type, event.entity_id
        from asked join entity_event event on event.subscription_id = asked.scope_id where asked.scope = 'subscription'
        union
        select asked.scope, asked.scope_id, reach.type, reach.entity_id
        from asked join entity_reach reach on reach.target_id = asked.scope_id and reach.target_kind = asked.scope
        where not exists (
          select from entity_event named where named.type = reach.type and named.entity_id = reach.entity_id and named.subscription_id is not null)
        union
        select asked.scope, asked.scope_id, event.type, event.entity_id
        from asked join entity_event event on event.customer_id = asked.scope_id
        where asked.scope = 'customer' and not exists (
          select from entity_event named where named.type = event.type and named.entity_id = event.entity_id and named.subscription_id is not null)
          and not exists (select from entity_reach reach where reach.type = event.type and reach.entity_id = event.entity_id))
      select entities.scope, entities.scope_id, event.type, event.event_id, event.entity_id, event.data,
        (extract(epoch from event.happened_at) * 1000)::float8 as happened_at, (extract(epoch from event.arrived_at) * 1000)::float8 as arrived_at
      from entities join entity_event event using (type, entity_id)`);
    for (const { scope, scope_id, ...event } of rows) found.get(scopeKey({ scope, scope_id }))?.push(event);
    return found;
  }
}
