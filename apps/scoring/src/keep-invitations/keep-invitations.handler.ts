import { Controller } from '@nestjs/common';
import { invitationDispatched, type InvitationDispatched } from '@sidetone/contracts/events';
import type { Week } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { OperatorWeeks } from '../keep-windows/operator-weeks.js';
import { WindowChanges } from '../keep-windows/window-changes.js';
import { WindowStore } from '../keep-windows/window-store.js';
import { InvitationStore, type Dispatched } from './invitation-store.js';

/** Publishes the invitations of imported answers: exactly those who answered, so a rate of them would say nothing. */
const IMPORTER = '//sidetone/response-ingest';

/** Counts who was asked, for response rates. A second attempt to reach the same person is no second invitation. */
@Controller()
export class KeepInvitations {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly windows: WindowStore,
    private readonly weeks: OperatorWeeks,
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

    const fresh = await this.invitations.insertNew(tx, [...firstOf.values()]);
    const changes = new WindowChanges();
    for (const id of fresh) {
      const invitation = firstOf.get(id);
      if (invitation) changes.countInvitation(invitation.place);
    }
    await this.windows.noteWeeks(tx, touched);
    await this.windows.apply(tx, changes.list(), arrivedAt);
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
    };
  }
}
