import { Controller } from '@nestjs/common';
import { caseClosed, type CaseClosed } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { failedEvent } from '../send-messages/message-events.js';
import { NoticeStore } from './notice-store.js';

const NO_CASE = 'its case was withdrawn, or was not needed';

/** Nobody is told what was done about something that was no case: a test, a fraud, an answer that was erased. */
@Controller()
export class CallOffNotices {
  constructor(
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  @OnEvents(caseClosed)
  async handle({ events }: EventBatch<CaseClosed>, tx: Transaction): Promise<Outcome[]> {
    const notNeeded = events.filter(({ data }) => data.outcome === 'notNeeded');
    // By the time of the event: a case that is withdrawn after it was closed keeps its `closedAt`.
    const endedAt = new Map(notNeeded.map(({ data, time }) => [data.caseId, time]));
    const calledOff = endedAt.size === 0 ? [] : await this.notices.callOff(tx, endedAt, NO_CASE);
    const now = this.clock.now();
    await tx.publish(calledOff.map((message) => failedEvent(message, 'calledOff', NO_CASE, now)));
    const cases = new Set(calledOff.map(({ notice }) => notice?.caseId));
    return events.map(({ data }) => (cases.has(data.caseId) ? ok : drop('nothing waits to be told that it ends')));
  }
}
