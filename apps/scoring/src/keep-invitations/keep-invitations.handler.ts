import { Controller } from '@nestjs/common';
import { invitationDispatched, type InvitationDispatched } from '@sidetone/contracts/events';
import type { Week } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { OperatorDays } from '../keep-cells/operator-days.js';
import { OperatorWeeks } from '../keep-windows/operator-weeks.js';
import type { Dispatched } from './invitation-store.js';
import { RecordInvitations } from './record-invitations.js';

/** Publishes the invitations of imported answers: exactly those who answered, so a rate of them would say nothing. */
const IMPORTER = '//sidetone/response-ingest';

/** Counts who was asked, for response rates. A second attempt to reach the same person is no second invitation. */
@Controller()
export class KeepInvitations {
  constructor(
    private readonly record: RecordInvitations,
    private readonly weeks: OperatorWeeks,
    private readonly days: OperatorDays,
  ) {}

  @OnEvents(invitationDispatched)
  async handle(batch: EventBatch<InvitationDispatched>, tx: Transaction): Promise<Outcome[]> {
    const touched = new Set<Week>();
    const firstOf = new Map<string, Dispatched>();
    const isFirst = batch.events.map(({ data, source }) => {
      if (source === IMPORTER || firstOf.has(data.invitationId)) return false;
      firstOf.set(data.invitationId, this.dispatchedIn(data, touched));
      return true;
    });
    const arrivedAt = batch.events.reduce((latest, event) => Math.max(latest, event.arrivedAt), 0);

    const fresh = await this.record.record(tx, [...firstOf.values()], touched, arrivedAt);
    return batch.events.map(({ data, source }, index) => {
      if (source === IMPORTER) return drop('invitation of an imported answer');
      return isFirst[index] === true && fresh.has(data.invitationId) ? ok : drop('invitation already counted');
    });
  }

  private dispatchedIn(data: InvitationDispatched, touched: Set<Week>): Dispatched {
    const dispatchedAt = Date.parse(data.dispatchedAt);
    const week = this.weeks.at(dispatchedAt);
    touched.add(week);
    return {
      invitationId: data.invitationId,
      surveyId: data.surveyId,
      place: { kind: data.kind, journeyArea: data.journeyArea ?? null, week: week.id },
      dispatchedAt,
      day: this.days.at(dispatchedAt),
      contactId: data.contactId,
      customerId: data.customerId,
      subscriptionId: data.subscriptionId ?? null,
      channel: data.channel,
      language: data.language ?? null,
      waveId: data.waveId ?? null,
      triggerId: data.trigger?.id ?? null,
    };
  }
}
