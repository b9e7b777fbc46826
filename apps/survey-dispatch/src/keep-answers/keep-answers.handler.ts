import { Controller } from '@nestjs/common';
import { responseReceived, type ResponseReceived } from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { AnswerStore } from './answer-store.js';

/** Keeps when contacts answered: who has just told us is left alone for a while. */
@Controller()
export class KeepAnswers {
  constructor(private readonly answers: AnswerStore) {}

  @OnEvents(responseReceived)
  async handle({ events }: EventBatch<ResponseReceived>, tx: Transaction): Promise<Outcome[]> {
    const answers = events.map(({ data: { contactId, surveyId, answeredAt } }) => ({
      contact_id: contactId,
      survey_id: surveyId,
      answered_at: answeredAt,
    }));
    const known = await this.answers.note(tx, answers);
    return answers.map(({ contact_id }) =>
      known.has(contact_id) ? ok : drop('the contact is not known, or was deleted'),
    );
  }
}
