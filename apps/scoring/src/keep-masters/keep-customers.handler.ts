import { Controller } from '@nestjs/common';
import { customerUpserted, type CustomerUpserted } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { masterRuns, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CustomerStore, type CustomerMaster } from './customer-store.js';

/** Keeps what tells customers apart: segments, regions, contract levels and accounts are groups of scores. */
@Controller()
export class KeepCustomers {
  constructor(private readonly customers: CustomerStore) {}

  @OnEvents(customerUpserted)
  async handle({ events }: EventBatch<CustomerUpserted | undefined>, tx: Transaction): Promise<Outcome[]> {
    const changes = events.map(({ key, data }) => ({ id: data?.customerId ?? key ?? '', row: data && masterIn(data) }));
    return masterRuns(changes, {
      keep: (customers) => this.customers.keep(tx, customers),
      forget: (customerIds) => this.customers.forget(tx, customerIds),
    });
  }
}

function masterIn(data: CustomerUpserted): CustomerMaster {
  const { customerId, segment, region, contractLevel, orgName, yearlyRevenue, version } = data;
  return {
    customer_id: customerId,
    segment,
    region: region ?? null,
    contract_level: contractLevel ?? null,
    name: orgName ?? null,
    revenue: yearlyRevenue?.amount ?? null,
    version,
  };
}
