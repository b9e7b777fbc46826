import { Controller } from '@nestjs/common';
import { caseClosed, type CaseClosed } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { NO_CASE } from '../send-messages/before-attempt.js';
import { CalledOffNotices } from '../send-messages/called-off-notices.js';
import { failedEvent } from '../send-messages/message-events.js';
import { EndedCaseStore } from './ended-case-store.js';

const isNone = ({ outcome }: CaseClosed): boolean => outcome === 'notNeeded';

/**
 * Nobody is told what was done about something that was no case: a test, a fraud, an answer that was erased. The end is kept, since what
 * it calls off may be asked for later, by another topic, or be under way.
 */
@Controller()
export class CallOffNotices {
  constructor(
    private readonly ended: EndedCaseStore,
    private readonly notices: CalledOffNotices,
    private readonly clock: Clock,
  ) {}

  @OnEvents(caseClosed)
  async handle({ events }: EventBatch<CaseClosed>, tx: Transaction): Promise<Outcome[]> {
    const none = events.filter(({ data }) => isNone(data));
    if (none.length > 0) {
      const caseIds = none.map(({ data }) => data.caseId);
      // A simulated clock may not have been told the time yet: an end would be forgotten at its first tick.
      const now = Math.max(this.clock.now(), ...none.map(({ time }) => time));
      await this.ended.note(
        tx,
        none.map(({ data: { caseId, revision } }) => ({ caseId, revision, notedAt: now })),
      );
      const calledOff = await this.notices.ofCases(tx, caseIds);
      await tx.publish(calledOff.map((message) => failedEvent(message, 'calledOff', NO_CASE, now)));
    }
    return events.map(({ data }) => (isNone(data) ? ok : drop('it was a case, of which may be told')));
  }
}
