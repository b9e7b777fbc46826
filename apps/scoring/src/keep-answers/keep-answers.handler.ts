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
import { MINUTE_MS, type Week } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { DueRunner } from '@sidetone/platform/time';
import { OperatorDays } from '../keep-cells/operator-days.js';
import { OperatorWeeks } from '../keep-windows/operator-weeks.js';
import type { AnswerVersion } from './answer-version.js';
import { RecordAnswers } from './record-answers.js';

/** What becomes of an answer, whatever its event. */
export type AnswerEvent = ResponseReceived | ResponseCorrected | ResponseWithdrawn;

/** Keeps each answer as it now stands, and the windows it counts in. Late answers count too; their windows get a new revision (rule R9). */
@Controller()
export class KeepAnswers {
  constructor(
    private readonly record: RecordAnswers,
    private readonly weeks: OperatorWeeks,
    private readonly days: OperatorDays,
    private readonly due: DueRunner,
  ) {}

  @OnEvents(responseReceived, responseCorrected, responseWithdrawn)
  async handle(batch: EventBatch<AnswerEvent>, tx: Transaction): Promise<Outcome[]> {
    const touched = new Set<Week>();
    const versions = batch.events.map((event) => this.versionIn(event, touched));
    const arrivedAt = batch.events.reduce((latest, event) => Math.max(latest, event.arrivedAt), 0);
    // A score is told when it can be read, not at the next look at what is due.
    tx.afterCommit(() => this.due.wake());
    const taken = await this.record.record(tx, versions, touched, arrivedAt);
    return taken.map((isNewer) => (isNewer ? ok : drop('answer kept in this or a later revision')));
  }

  private versionIn({ data }: ReceivedEvent<AnswerEvent>, touched: Set<Week>): AnswerVersion {
    const { responseId, revision, invitationId } = data;
    if (!('score' in data)) return { state: 'withdrawn', responseId, revision, invitationId };
    const answeredAt = Date.parse(data.answeredAt);
    const dispatchedAt = data.dispatchedAt === undefined ? null : Date.parse(data.dispatchedAt);
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
      day: this.days.at(answeredAt),
      contactId: data.contactId,
      customerId: data.customerId,
      subscriptionId: data.subscriptionId ?? null,
      channel: data.channel,
      language: data.language ?? null,
      waveId: data.waveId ?? null,
      dispatchedAt,
      delayMinutes: data.answerDelayMin ?? (dispatchedAt === null ? null : (answeredAt - dispatchedAt) / MINUTE_MS),
      reasons: data.reasons ?? [],
      consents: data.consents ?? [],
      comment: data.comment ?? null,
      items: data.items ?? [],
    };
  }
}
