import { Injectable } from '@nestjs/common';
import type { Transaction } from '@sidetone/platform/database';
import { ForgetCases } from '../forget-cases/forget-cases.js';
import { CaseStore } from '../persistence/case-store.js';
import { HistoryStore } from '../persistence/history-store.js';
import { answersIn } from '../persistence/save-changes.js';
import { ExposureStore } from '../show-exposure/exposure-store.js';
import type { AnswerVersion } from './answer-version.js';
import type { CaseBook } from './case-book.js';
import { EarlyWithdrawals } from './early-withdrawals.js';

/** Writes what a batch of answers made of cases, and forgets what was known of those that were withdrawn. */
@Injectable()
export class SaveBook {
  constructor(
    private readonly cases: CaseStore,
    private readonly history: HistoryStore,
    private readonly withdrawals: EarlyWithdrawals,
    private readonly exposures: ExposureStore,
    private readonly elsewhere: ForgetCases,
  ) {}

  async all(
    tx: Transaction,
    book: CaseBook,
    versions: readonly AnswerVersion[],
    noted: readonly string[],
  ): Promise<void> {
    const [added, changed] = [book.added(), book.changed()];
    await this.cases.insertNew(tx, added);
    await this.cases.replace(tx, changed);
    await this.cases.keepAnswers(tx, [...added, ...changed].flatMap(answersIn));
    await this.history.add(tx, book.entries);
    const ended = [...added, ...changed].flatMap(({ caseId, state }) => (state === 'withdrawn' ? [caseId] : []));
    await this.history.forgetNotes(tx, ended);
    const at = versions.reduce((latest, { arrivedAt }) => Math.max(latest, arrivedAt), 0);
    await this.elsewhere.forget(tx, ended, at);
    await this.withdrawals.note(tx, noted);
    const withdrawn = versions.filter(({ kind }) => kind === 'withdrawn');
    await this.exposures.forget(
      tx,
      withdrawn.map(({ responseId }) => responseId),
    );
    await tx.publish(book.news);
  }
}
