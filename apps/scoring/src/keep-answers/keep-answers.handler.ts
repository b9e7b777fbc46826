import { Controller } from '@nestjs/common';
import {
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  type ReceivedEvent,
  type ResponseCorrected,
  type ResponseReceived,
  type ResponseWithdrawn,
} from '@sidetone/contracts/events';
import { npsBand } from '@sidetone/domain/nps';
import type { Week } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { OperatorWeeks } from '../keep-windows/operator-weeks.js';
import { WindowStore } from '../keep-windows/window-store.js';
import { AnswerStore } from './answer-store.js';
import type { AnswerVersion } from './answer-version.js';
import { replaceAnswers } from './replace-answers.js';

type AnswerEvent = ResponseReceived | ResponseCorrected | ResponseWithdrawn;

/** Keeps each answer as it now stands, and the windows it counts in. Late answers count too; their windows get a new revision (rule R9). */
@Controller()
export class KeepAnswers {
  constructor(
    private readonly answers: AnswerStore,
    private readonly windows: WindowStore,
    private readonly weeks: OperatorWeeks,
  ) {}

  @OnEvents(responseReceived, responseCorrected, responseWithdrawn)
  async handle(batch: EventBatch<AnswerEvent>, tx: Transaction): Promise<Outcome[]> {
    const touched = new Set<Week>();
    const versions = batch.events.map((event) => this.versionIn(event, touched));
    const arrivedAt = batch.events.reduce((latest, event) => Math.max(latest, event.arrivedAt), 0);

    const kept = await this.answers.kept(tx, new Set(versions.map(({ responseId }) => responseId)));
    const { taken, added, changed, windows } = replaceAnswers(kept, versions);
    await this.windows.noteWeeks(tx, touched);
    await this.answers.add(tx, added);
    await this.answers.change(tx, changed);
    await this.windows.apply(tx, windows.list(), arrivedAt);
    return taken.map((isNewer) => (isNewer ? ok : drop('answer kept in this or a later revision')));
  }

  private versionIn({ data }: ReceivedEvent<AnswerEvent>, touched: Set<Week>): AnswerVersion {
    const { responseId, revision, invitationId } = data;
    if (!('score' in data)) return { state: 'withdrawn', responseId, revision, invitationId };
    const answeredAt = Date.parse(data.answeredAt);
    const week = this.weeks.at(answeredAt);
    touched.add(week);
    return {
      state: 'given',
      responseId,
      revision,
      invitationId,
      surveyId: data.surveyId,
      place: { kind: data.kind, journeyArea: data.journeyArea ?? null, week: week.id },
      score: data.score,
      band: npsBand(data.score),
      answeredAt,
      contactId: data.contactId,
      customerId: data.customerId,
      subscriptionId: data.subscriptionId ?? null,
    };
  }
}
