import { createHash } from 'node:crypto';
import { Controller } from '@nestjs/common';
import {
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  type OutgoingEvent,
  type ReceivedEvent,
  type ResponseCorrected,
  type ResponseReceived,
  type ResponseWithdrawn,
} from '@sidetone/contracts/events';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { CaseStore } from '../persistence/case-store.js';
import { ExposureStore } from '../show-exposure/exposure-store.js';
import { closed, opened, reopened, updated, type Occasion } from '../tell-cases/case-events.js';
import type { AnswerVersion } from './answer-version.js';
import { CaseChanges } from './case-changes.js';
import { EarlyWithdrawals } from './early-withdrawals.js';
import { followAnswer, type Followed } from './follow-answer.js';

type AnswerEvent = ResponseReceived | ResponseCorrected | ResponseWithdrawn;

/** A case for every answer, which then follows the answer: survey.response.* → case.*. */
@Controller()
export class OpenCases {
  constructor(
    private readonly cases: CaseStore,
    private readonly withdrawals: EarlyWithdrawals,
    private readonly exposures: ExposureStore,
  ) {}

  @OnEvents(responseReceived, responseCorrected, responseWithdrawn)
  async handle(batch: EventBatch<AnswerEvent>, tx: Transaction): Promise<Outcome[]> {
    const versions = batch.events.map((event) => ({ event, version: versionIn(event) }));
    const responseIds = new Set(versions.map(({ version }) => version.responseId));
    const withdrawnBefore = await this.withdrawals.among(tx, responseIds);
    const changes = new CaseChanges(await this.cases.ofResponses(tx, responseIds), withdrawnBefore);
    const news: OutgoingEvent[] = [];
    const outcomes = versions.map(({ event, version }) => {
      const followed = followAnswer(changes.standing(version.responseId), version, changes.isNoted(version.responseId));
      if (followed.kind === 'ignored') return drop(followed.reason);
      if (followed.kind === 'noted') changes.note(version.responseId);
      else changes.take(followed.case);
      news.push(...newsOf(followed, { at: event.arrivedAt, causationId: event.id }));
      return ok;
    });
    await this.cases.insertNew(tx, changes.added());
    await this.cases.replace(tx, changes.changed());
    await this.withdrawals.note(tx, changes.noted());
    await this.exposures.forget(tx, changes.withdrawn());
    await tx.publish(news);
    return outcomes;
  }
}

function newsOf(followed: Followed, occasion: Occasion): readonly OutgoingEvent[] {
  switch (followed.kind) {
    case 'opened':
      return [opened(followed.case, occasion)];
    case 'corrected':
      return [updated(followed.case, occasion)];
    case 'reopened':
      return [reopened(followed.case, occasion)];
    case 'withdrawn':
      return [closed(followed.case, occasion)];
    default:
      return [];
  }
}

function versionIn({ data, arrivedAt, late }: ReceivedEvent<AnswerEvent>): AnswerVersion {
  const { responseId, revision } = data;
  if (!('score' in data)) return { kind: 'withdrawn', responseId, revision, arrivedAt };
  const { invitationId, surveyId, customerId, contactId, subscriptionId = null, journeyArea = null, score } = data;
  return {
    ...{ kind: 'given', responseId, revision, arrivedAt, caseId: caseIdOf(responseId), late },
    ...{ invitationId, surveyId, customerId, contactId, subscriptionId, journeyArea, score },
  };
}

/** The same answer has the same case id in every run, and one of fair length whatever the answer's. */
function caseIdOf(responseId: string): string {
  return `CASE-${createHash('sha256').update(responseId).digest('hex').slice(0, 20)}`;
}
