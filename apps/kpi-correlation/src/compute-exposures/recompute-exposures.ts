import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { AnswerStore } from './answer-store.js';
import { ExposureCalculator } from './exposure-calculator.js';

/**
 * Computes exposures anew: a minute after something before the answer came late, was corrected or was linked to somebody else, and in
 * any case when `EXPOSURE_SETTLE_HOURS` have passed since the answer, because sources tell only at the end of a day that they told
 * everything. What changed is kept and told as a new revision.
 */
@Injectable()
export class RecomputeExposures implements DueWork {
  readonly name = 'recompute exposures';

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
      const answers = await this.answers.takeDue(tx, now);
      await this.calculator.compute(tx, answers);
      return answers.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.answers.countDue(this.database, now);
  }
}
