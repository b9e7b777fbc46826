import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { AnswerStore } from './answer-store.js';
import { ExposureCalculator } from './exposure-calculator.js';

/**
 * Computes each exposure once more when `EXPOSURE_SETTLE_HOURS` have passed since the answer: sources tell only at the end of a day
 * that they told everything, and events may be two days on their way (rule R9). What changed is told as a new revision.
 */
@Injectable()
export class SettleExposures implements DueWork {
  readonly name = 'settle exposures';

  constructor(
    private readonly database: Database,
    private readonly answers: AnswerStore,
    private readonly calculator: ExposureCalculator,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const answers = await this.answers.takeToSettle(tx, now);
      await this.calculator.compute(tx, answers);
      return answers.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.answers.countToSettle(this.database, now);
  }
}
