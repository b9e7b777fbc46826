import { Controller } from '@nestjs/common';
import {
  alarmChanged,
  billChanged,
  caseClosed,
  caseOpened,
  caseUpdated,
  disputeChanged,
  ticketChanged,
  type AlarmChanged,
  type BillChanged,
  type CaseClosed,
  type CaseOpened,
  type CaseUpdated,
  type DisputeChanged,
  type ReceivedEvent,
  type TicketChanged,
} from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { TakeTellings } from './take-tellings.js';
import type { Says, Telling } from './telling.js';
import {
  caseChangedAt,
  whatAlarmSays,
  whatBillSays,
  whatCaseSays,
  whatDisputeSays,
  whatTicketSays,
} from './what-events-say.js';

/** Keeps what contacts are in the middle of: outages, complaints, unpaid bills and cases. */
@Controller()
export class KeepTroubles {
  constructor(private readonly tellings: TakeTellings) {}

  @OnEvents(alarmChanged)
  async alarms({ events }: EventBatch<AlarmChanged>, tx: Transaction): Promise<Outcome[]> {
    const tellings = events.map((event) => telling(event, event.data.alarmId, event.data.changedAt, whatAlarmSays));
    return this.tellings.take(tx, 'alarm', tellings);
  }

  @OnEvents(billChanged)
  async bills({ events }: EventBatch<BillChanged>, tx: Transaction): Promise<Outcome[]> {
    const tellings = events.map((event) => telling(event, event.data.billId, event.data.stateChangedAt, whatBillSays));
    return this.tellings.take(tx, 'bill', tellings);
  }

  @OnEvents(disputeChanged)
  async disputes({ events }: EventBatch<DisputeChanged>, tx: Transaction): Promise<Outcome[]> {
    const tellings = events.map((event) =>
      telling(event, event.data.disputeId, event.data.statusChangedAt, whatDisputeSays),
    );
    return this.tellings.take(tx, 'dispute', tellings);
  }

  @OnEvents(ticketChanged)
  async tickets({ events }: EventBatch<TicketChanged>, tx: Transaction): Promise<Outcome[]> {
    const tellings = events.map((event) =>
      telling(event, event.data.ticketId, event.data.statusChangedAt, whatTicketSays),
    );
    return this.tellings.take(tx, 'ticket', tellings);
  }

  @OnEvents(caseOpened, caseUpdated, caseClosed)
  async cases({ events }: EventBatch<CaseOpened | CaseUpdated | CaseClosed>, tx: Transaction): Promise<Outcome[]> {
    const tellings = events.map((event) => telling(event, event.data.caseId, caseChangedAt(event.data), whatCaseSays));
    return this.tellings.take(tx, 'case', tellings);
  }
}

function telling<D>(event: ReceivedEvent<D>, id: string, changedAt: string, says: (data: D) => Says): Telling {
  const { data, time, arrivedAt } = event;
  return { id, changedAt: Date.parse(changedAt), happenedAt: time, arrivedAt, says: says(data) };
}
