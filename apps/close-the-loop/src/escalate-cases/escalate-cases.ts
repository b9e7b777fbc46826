import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { CaseStore } from '../persistence/case-store.js';
import { escalated } from '../tell-cases/case-events.js';
import { missFirstContact } from './miss-first-contact.js';

const CASES_AT_ONCE = 1_000;

/** Marks the cases whose first contact is overdue and tells the escalation team of detractors, each once. */
@Injectable()
export class EscalateCases implements DueWork {
  readonly name = 'escalate-cases';

  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'ESCALATION_TEAM'>,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const missed = (await this.cases.missedFirstContact(tx, now, CASES_AT_ONCE)).map(missFirstContact);
      await this.cases.replace(
        tx,
        missed.map((one) => one.case),
      );
      const alarming = missed.filter((one) => one.escalated);
      await tx.publish(alarming.map((one) => escalated(one.case, this.settings.ESCALATION_TEAM, { at: now })));
      return missed.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.cases.countMissedFirstContact(now);
  }
}
