import { billChanged, disputeChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso } from '@sidetone/domain/time';
import type { MoneyTrouble } from './money-trouble.js';
import { billing, sourceUri } from './operator-sources.js';

/** What the billing system says of a bill or dispute: that it came, and how it ended. */
export function moneyEvents(trouble: MoneyTrouble): readonly OutgoingEvent[] {
  const { id, customerId } = trouble;
  const source = sourceUri(billing);
  if (trouble.kind === 'bill') {
    const { sentAt, dueAt, settledAt } = trouble;
    const bill = { billId: id, customerId, billedAt: toIso(sentAt), dueAt: toIso(dueAt) };
    return [
      billChanged.create({
        ...{ id: firstWordOf(trouble), source, time: sentAt },
        data: { ...bill, state: 'sent', stateChangedAt: toIso(sentAt) },
      }),
      billChanged.create({
        ...{ id: `${id}-settled`, source, time: settledAt },
        data: { ...bill, state: 'settled', stateChangedAt: toIso(settledAt) },
      }),
    ];
  }
  const { openedAt, decidedAt, upheld } = trouble;
  const dispute = { disputeId: id, customerId, openedAt: toIso(openedAt) };
  return [
    disputeChanged.create({
      ...{ id: firstWordOf(trouble), source, time: openedAt },
      data: { ...dispute, status: 'open', statusChangedAt: toIso(openedAt) },
    }),
    disputeChanged.create({
      ...{ id: `${id}-decided`, source, time: decidedAt },
      data: {
        ...dispute,
        status: upheld ? 'upheld' : 'refused',
        statusChangedAt: toIso(decidedAt),
        closedAt: toIso(decidedAt),
      },
    }),
  ];
}

/** The id of the event that first tells of it. */
export function firstWordOf({ kind, id }: MoneyTrouble): string {
  return kind === 'bill' ? `${id}-sent` : `${id}-opened`;
}
