import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { AnswerStore } from './answer-store.js';
import { ExposureCalculator } from './exposure-calculator.js';
import { OldestWholeAnswer } from './oldest-whole-answer.js';

/**
 * Computes exposures anew: a minute after something before the answer came late, was corrected or was linked to somebody else, and in
 * any case when `EXPOSURE_SETTLE_HOURS` have passed since the answer, because sources tell only at the end of a day that they told
 * everything. What changed is kept and told as a new revision. Where events before the answer are dropped by age, its last version stands.
 */
@Injectable()
export class RecomputeExposures implements DueWork {
  readonly name = 'recompute exposures';

  constructor(
    private readonly database: Database,
    private readonly answers: AnswerStore,
    private readonly calculator: ExposureCalculator,
    private readonly oldest: OldestWholeAnswer,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const answers = await this.answers.takeDue(tx, now, await this.oldest.since(tx));
      await this.calculator.compute(tx, answers);
      return answers.length;
    });
  }

  async countDue(now: Instant): Promise<number> {
    return this.answers.countDue(this.database, now, await this.oldest.since(this.database));
  }
}
