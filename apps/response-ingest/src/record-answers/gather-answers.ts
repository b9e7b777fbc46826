import { Inject, Injectable } from '@nestjs/common';
import { Database, isDatabaseAway } from '@sidetone/platform/database';
import { AnswerRecorder, type AnswerToRecord, type Recording } from './answer-recorder.js';

/** While one transaction waits for the disk, the next does its work. */
const TRANSACTIONS_AT_ONCE = 2;
/** What one transaction holds must not keep anybody waiting for long. */
const MOST_TOGETHER = 100;

interface Waiting {
  readonly answer: AnswerToRecord;
  readonly resolve: (recording: Recording) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Records answers that come at the same time in one transaction: who comes alone is recorded at once, who comes while others are being
 * recorded goes with all who wait. The ways to the database and its commit, which are most of the cost, are then shared.
 */
@Injectable()
export class GatherAnswers {
  private readonly waiting: Waiting[] = [];
  private inWork = 0;

  constructor(
    @Inject(Database) private readonly database: Pick<Database, 'transaction'>,
    @Inject(AnswerRecorder) private readonly recorder: Pick<AnswerRecorder, 'recordAll'>,
  ) {}

  /** Resolves when the answer is durable; rejects with what stands in the way of this very answer, or when the database is away. */
  record(answer: AnswerToRecord): Promise<Recording> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ answer, resolve, reject });
      this.takeUp();
    });
  }

  private takeUp(): void {
    if (this.inWork >= TRANSACTIONS_AT_ONCE || this.waiting.length === 0) return;
    this.inWork += 1;
    void this.recordTogether(this.waiting.splice(0, MOST_TOGETHER)).finally(() => {
      this.inWork -= 1;
      this.takeUp();
    });
  }

  /** Of those that fail together each is tried alone, so that nobody suffers from another's answer. */
  private async recordTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      const recordings = await this.database.transaction((tx) =>
        this.recorder.recordAll(
          tx,
          batch.map(({ answer }) => answer),
        ),
      );
      batch.forEach(({ resolve, reject }, index) => {
        const recording = recordings[index];
        if (recording) resolve(recording);
        else reject(new Error('An answer was not told what became of it.'));
      });
    } catch (error) {
      if (batch.length === 1 || isDatabaseAway(error)) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.recordTogether([one]);
    }
  }
}
