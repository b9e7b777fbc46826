import { Controller } from '@nestjs/common';
import { responseCorrected, responseReceived, responseWithdrawn } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { RulesStore } from '../keep-rules/rules-store.js';
import { AnswerContext } from './answer-context.js';
import { EarlyWithdrawals } from './early-withdrawals.js';
import { followOne } from './follow-answers.js';
import { SaveBook } from './save-book.js';
import { versionIn, type AnswerEvent } from './version-in.js';

const WITHDRAWN = 'the answer was withdrawn';
const REASONS = { notNewer: 'case already open for this answer', withdrawnBefore: WITHDRAWN, noCase: WITHDRAWN };

/** A case for every respondent and topic, which follows the answers: survey.response.* → case.*. */
@Controller()
export class OpenCases {
  constructor(
    private readonly rules: RulesStore,
    private readonly context: AnswerContext,
    private readonly withdrawals: EarlyWithdrawals,
    private readonly save: SaveBook,
  ) {}

  @OnEvents(responseReceived, responseCorrected, responseWithdrawn)
  async handle(batch: EventBatch<AnswerEvent>, tx: Transaction): Promise<Outcome[]> {
    const versions = batch.events.map((event) => ({ event, version: versionIn(event) }));
    const inForce = await this.rules.inForce(tx);
    const answers = versions.map(({ version }) => version);
    const { book, router, knownOf } = await this.context.of(tx, answers, inForce);
    const noted = new Set<string>();
    const before = await this.withdrawals.among(tx, new Set(answers.map(({ responseId }) => responseId)));
    const outcomes = versions.map(({ event, version }) => {
      const { responseId, arrivedAt } = version;
      const { contactId, verifies } = version.kind === 'given' ? version : {};
      const cases = book.of(responseId, contactId, verifies);
      if (noted.has(responseId) || before.has(responseId)) return drop(WITHDRAWN);
      const occasion = { at: arrivedAt, by: 'customer', causationId: event.id };
      const followed = followOne(version, cases, knownOf(version), router, occasion, inForce);
      if (followed.kind === 'changed') {
        for (const change of followed.changes) book.take(change);
        return ok;
      }
      if (followed.reason !== 'noCase') return drop(REASONS[followed.reason]);
      // It may still come, late, and must open no case then.
      noted.add(responseId);
      return ok;
    });
    await this.save.all(tx, book, answers, [...noted]);
    return outcomes;
  }
}
