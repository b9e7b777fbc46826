import { Controller } from '@nestjs/common';
import { customerUpserted, type CustomerUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CustomerStore, type CustomerMaster } from './customer-store.js';

/** Keeps what tells customers apart: rules and service levels are made of it. A null record deletes. */
@Controller()
export class KeepCustomers {
  constructor(private readonly customers: CustomerStore) {}

  @OnEvents(customerUpserted)
  async handle({ events }: EventBatch<CustomerUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const ids = events.map(({ key, data }) => data?.customerId ?? key ?? '');
    const standing = new Map<string, CustomerMaster | undefined>(await this.customers.among(tx, [...new Set(ids)]));
    const known = new Set(standing.keys());
    const outcomes = events.map(({ data }, place) => {
      const id = ids[place] ?? '';
      const before = standing.get(id);
      if (data === undefined) {
        if (before === undefined) return drop('nothing to delete');
        standing.set(id, undefined);
        return ok;
      }
      if (before !== undefined && data.version <= before.version) return drop('not newer than what is known');
      const { customerId, segment, contractLevel, accountManagerId, version } = data;
      standing.set(id, { customerId, segment, contractLevel, accountManagerId, version });
      return ok;
    });
    await this.customers.forget(
      tx,
      [...known].filter((id) => standing.get(id) === undefined),
    );
    await this.customers.keep(
      tx,
      [...standing.values()].flatMap((one) => one ?? []),
    );
    return outcomes;
  }
}
