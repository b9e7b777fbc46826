import { Controller } from '@nestjs/common';
import { caseClosed, caseOpened, caseUpdated } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CauseStore } from './cause-store.js';
import { withEvent, type CaseEvent, type ToldCause } from './told-cause.js';

/** Keeps the cause that a person agreed for the answers of a case: the adjusted score leaves out those outside our control. */
@Controller()
export class KeepCauses {
  constructor(private readonly causes: CauseStore) {}

  @OnEvents(caseOpened, caseUpdated, caseClosed)
  async handle({ events }: EventBatch<CaseEvent>, tx: Transaction): Promise<Outcome[]> {
    const told = new Map<string, ToldCause>();
    const outcomes = events.map(({ data, time }) => {
      const after = withEvent(told.get(data.caseId), data, time);
      if (!after) return drop('case event without a cause');
      told.set(data.caseId, after);
      return ok;
    });
    await this.causes.keep(tx, [...told.values()]);
    return outcomes;
  }
}
