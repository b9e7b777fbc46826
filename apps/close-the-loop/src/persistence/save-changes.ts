import { Injectable } from '@nestjs/common';
import type { Transaction } from '@sidetone/platform/database';
import type { Changed } from '../work-on-cases/work-on.js';
import type { AnswerOfCase } from './answer-row.js';
import { CaseStore } from './case-store.js';
import type { Case } from './case.js';
import { HistoryStore } from './history-store.js';

/** Writes what became of cases, with its history and its events, in the transaction in which they were read. */
@Injectable()
export class SaveChanges {
  constructor(
    private readonly cases: CaseStore,
    private readonly history: HistoryStore,
  ) {}

  async changed(tx: Transaction, changes: readonly Changed[]): Promise<void> {
    await this.cases.keepAnswers(
      tx,
      changes.flatMap((change) => answersIn(change.case)),
    );
    await this.answersAside(tx, changes);
  }

  /** The same for what leaves answers and their promises as they are. */
  async answersAside(tx: Transaction, changes: readonly Changed[]): Promise<void> {
    await this.cases.replace(
      tx,
      changes.map((change) => change.case),
    );
    await this.history.add(
      tx,
      changes.flatMap(({ entries }) => entries),
    );
    await tx.publish(changes.flatMap(({ news }) => news));
  }
}

/** The answers that a case lists, as they are kept. */
export function answersIn({ caseId, answers, details }: Case): readonly AnswerOfCase[] {
  return answers.flatMap((answer) => {
    const known = details[answer.responseId];
    return known === undefined ? [] : [{ caseId, answer, details: known }];
  });
}
