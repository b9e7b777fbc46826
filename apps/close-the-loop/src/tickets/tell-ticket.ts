import { Injectable } from '@nestjs/common';
import { caseUpdated } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { ToldCaseStore } from './told-case-store.js';

/** Tells which ticket a case has. */
@Injectable()
export class TellTicket {
  constructor(private readonly cases: ToldCaseStore) {}

  /**
   * Publishes case.updated with the ticket, and the state as it was last told, with its own time, and nothing else: so it takes back
   * nothing that is told meanwhile. A case that was closed is not told of again.
   */
  async tell(tx: Transaction, caseId: string, ticketId: string, now: Instant): Promise<void> {
    const one = (await this.cases.byIds(tx, new Set([caseId]))).get(caseId);
    if (!one || one.status === 'closed') return;
    const { status, statusChangedAt } = one;
    await tx.publish([
      caseUpdated.create({
        ...{ id: `${caseId}:ticket:${ticketId}`, source: '//sidetone/close-the-loop', time: now, subject: caseId },
        data: { caseId, status, statusChangedAt, ticketId },
      }),
    ]);
  }
}
