import { createHash } from 'node:crypto';
import type { ReceivedEvent, ResponseCorrected, ResponseReceived, ResponseWithdrawn } from '@sidetone/contracts/events';
import { areaSpokenOf, topicOf } from '@sidetone/domain/cases';
import type { AnswerVersion } from './answer-version.js';

export type AnswerEvent = ResponseReceived | ResponseCorrected | ResponseWithdrawn;

/** What an event says of an answer. */
export function versionIn({ data, arrivedAt, late }: ReceivedEvent<AnswerEvent>): AnswerVersion {
  const { responseId, revision } = data;
  if (!('score' in data)) return { kind: 'withdrawn', responseId, revision, arrivedAt };
  const { invitationId, surveyId, kind, customerId, contactId, subscriptionId, journeyArea, score, verifies } = data;
  const { answeredAt, reasons = [], comment, language } = data;
  return {
    ...{ kind: 'given', responseId, revision, arrivedAt, caseId: caseIdOf(responseId), late },
    ...{ customerId, contactId, subscriptionId, journeyArea, topic: topicOf(journeyArea), score },
    ...{ speaksOf: journeyArea ?? areaSpokenOf(reasons), verifies: verifies?.caseId },
    told: {
      ...{ invitationId, surveyId, kind, answeredAt: Date.parse(answeredAt), arrivedAt },
      ...{ reasons, comment, language },
    },
  };
}

/** The same answer has the same case id in every run, and one of fair length whatever the answer's. */
function caseIdOf(responseId: string): string {
  return `CASE-${createHash('sha256').update(responseId).digest('hex').slice(0, 20)}`;
}
