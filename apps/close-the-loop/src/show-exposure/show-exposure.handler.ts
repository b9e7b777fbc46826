import { Controller } from '@nestjs/common';
import { exposureComputed, type ExposureComputed } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { ExposureStore, type Exposure } from './exposure-store.js';

/** Puts what hit the customer beside the case: kpi.exposure.computed, in its latest revision. */
@Controller()
export class ShowExposure {
  constructor(private readonly exposures: ExposureStore) {}

  @OnEvents(exposureComputed)
  async handle(batch: EventBatch<ExposureComputed>, tx: Transaction): Promise<Outcome[]> {
    const kept = await this.exposures.revisions(tx, new Set(batch.events.map(({ data }) => data.responseId)));
    const latest = new Map<string, Exposure>();
    const outcomes = batch.events.map(({ data }) => {
      const { responseId, revision, windowDays, knownAt, kpis, evidence = [] } = data;
      const standing = latest.get(responseId)?.revision ?? kept.get(responseId);
      if (standing !== undefined && revision <= standing) {
        return drop(standing === Infinity ? 'the answer was withdrawn' : 'exposure kept in this or a later revision');
      }
      latest.set(responseId, { responseId, revision, windowDays, knownAt, kpis, evidence });
      return ok;
    });
    await this.exposures.keep(tx, [...latest.values()]);
    return outcomes;
  }
}
