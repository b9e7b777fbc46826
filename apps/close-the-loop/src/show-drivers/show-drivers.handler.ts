import { Controller } from '@nestjs/common';
import { driversRanked, type DriversRanked } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { DriverStore } from './driver-store.js';

/** Keeps the latest ranking of drivers, so that a case can tell which of them it matches. */
@Controller()
export class ShowDrivers {
  constructor(private readonly drivers: DriverStore) {}

  @OnEvents(driversRanked)
  async handle({ events }: EventBatch<DriversRanked>, tx: Transaction): Promise<Outcome[]> {
    await this.drivers.keep(
      tx,
      events.map(({ data, time }) => ({ ...data, at: toIso(time) })),
    );
    return events.map(() => ok);
  }
}
