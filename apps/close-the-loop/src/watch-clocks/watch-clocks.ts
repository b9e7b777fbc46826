import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { RulesStore } from '../keep-rules/rules-store.js';
import { CaseStore } from '../persistence/case-store.js';
import { SaveChanges } from '../persistence/save-changes.js';
import { sweepEach } from './sweep-each.js';

const CASES_AT_ONCE = 1_000;

/** Warns, marks and escalates by the index of what is due: each once, and all of it after a stop, however long. */
@Injectable()
export class WatchClocks implements DueWork {
  readonly name = 'watch-clocks';
  private readonly logger = new Logger(WatchClocks.name);

  constructor(
    private readonly database: Database,
    private readonly rules: RulesStore,
    private readonly cases: CaseStore,
    private readonly save: SaveChanges,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const due = await this.cases.due(tx, now, CASES_AT_ONCE);
      if (due.length === 0) return 0;
      const inForce = await this.rules.inForce(tx);
      const { changes, failed } = sweepEach(due, now, inForce);
      for (const { caseId, error } of failed)
        this.logger.error({ caseId, err: describeError(error) }, 'The clocks of a case could not be told');
      await this.save.answersAside(tx, changes);
      return due.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.cases.countDue(now);
  }
}
