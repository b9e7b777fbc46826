import { Controller } from '@nestjs/common';
import { customerUpserted, type CustomerUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { MasterStore, type MasterTable } from './master-store.js';

interface CustomerRow {
  readonly customer_id: string;
  readonly segment: string;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly customer_since: string | null;
  readonly version: number;
}

const customers: MasterTable<CustomerRow> = {
  name: 'customer',
  key: 'customer_id',
  columns: {
    customer_id: 'text',
    segment: 'text',
    region: 'text',
    contract_level: 'text',
    customer_since: 'timestamptz',
    version: 'int8',
  },
};

/** master.customer.v1: what the ranking needs to know of a customer. */
@Controller()
export class KeepCustomers {
  constructor(private readonly store: MasterStore) {}

  @OnEvents(customerUpserted)
  handle({ events }: EventBatch<CustomerUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    return this.store.apply(
      tx,
      customers,
      events.map(({ key, data }) => ({ id: data?.customerId ?? key ?? '', row: data && rowOf(data) })),
    );
  }
}

function rowOf({ customerId, segment, region, contractLevel, customerSince, version }: CustomerUpserted): CustomerRow {
  return {
    customer_id: customerId,
    segment,
    region: region ?? null,
    contract_level: contractLevel ?? null,
    customer_since: customerSince ?? null,
    version,
  };
}
