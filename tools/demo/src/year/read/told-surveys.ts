import { decodeRecord } from '@sidetone/contracts/cloudevents';
import {
  caseClosed,
  caseOpened,
  caseUpdated,
  invitationDispatched,
  invitationFailed,
  invitationIssued,
  invitationSuppressed,
  responseReceived,
  verificationRequested,
  type CaseOpened,
  type InvitationDispatched,
  type InvitationFailed,
  type InvitationIssued,
  type InvitationSuppressed,
  type ReceivedEvent,
  type ResponseReceived,
  type VerificationRequested,
} from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { KafkaConnection } from '@sidetone/platform/messaging';

/** An event's data and when the event says that it happened. */
export interface Told<T> {
  readonly at: Instant;
  readonly data: T;
}

export interface CaseSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** All that the platform has told of surveys, each event once. */
export interface ToldSurveys {
  readonly issued: readonly Told<InvitationIssued>[];
  readonly dispatched: readonly Told<InvitationDispatched>[];
  readonly failed: readonly Told<InvitationFailed>[];
  readonly suppressed: readonly Told<InvitationSuppressed>[];
  readonly answered: readonly Told<ResponseReceived>[];
  readonly casesOpened: readonly Told<CaseOpened>[];
  /** The case that lists an answer, as it was told last: an answer may join one that another opened. */
  readonly caseOfAnswer: ReadonlyMap<string, string>;
  /** From when to when somebody had something to do about a case, by its id: more than once where it was reopened. To ∞ while it is open. */
  readonly caseSpans: ReadonlyMap<string, readonly CaseSpan[]>;
  /** The fixes of which it was to be asked whether they helped. */
  readonly verifications: readonly Told<VerificationRequested>[];
}

/** Reads the topics of surveys and cases from their beginnings to their ends. */
export async function readToldSurveys(kafka: Pick<KafkaConnection, 'readTopic'>): Promise<ToldSurveys> {
  const issued: Told<InvitationIssued>[] = [];
  const dispatched: Told<InvitationDispatched>[] = [];
  const failed: Told<InvitationFailed>[] = [];
  const suppressed: Told<InvitationSuppressed>[] = [];
  const answered: Told<ResponseReceived>[] = [];
  const casesOpened: Told<CaseOpened>[] = [];
  const caseOfAnswer = new Map<string, string>();
  const caseSpans = new Map<string, readonly CaseSpan[]>();
  const opensAt = (caseId: string, from: Instant): void => {
    const spans = caseSpans.get(caseId) ?? [];
    if (spans.at(-1)?.to !== Infinity) caseSpans.set(caseId, [...spans, { from, to: Infinity }]);
  };
  const closesAt = (caseId: string, to: Instant): void => {
    const spans = caseSpans.get(caseId) ?? [];
    const last = spans.at(-1);
    if (last) caseSpans.set(caseId, [...spans.slice(0, -1), { ...last, to }]);
  };
  const verifications: Told<VerificationRequested>[] = [];
  await eachEvent(kafka, invitationIssued.topic, (event) => {
    const at = event.time;
    if (invitationIssued.is(event)) issued.push({ at, data: event.data });
    else if (invitationDispatched.is(event)) dispatched.push({ at, data: event.data });
    else if (invitationFailed.is(event)) failed.push({ at, data: event.data });
    else if (invitationSuppressed.is(event)) suppressed.push({ at, data: event.data });
  });
  await eachEvent(kafka, responseReceived.topic, (event) => {
    if (responseReceived.is(event)) answered.push({ at: event.time, data: event.data });
  });
  await eachEvent(kafka, caseOpened.topic, (event) => {
    if (caseOpened.is(event)) {
      casesOpened.push({ at: event.time, data: event.data });
      opensAt(event.data.caseId, Date.parse(event.data.openedAt));
    } else if (caseUpdated.is(event)) {
      for (const responseId of event.data.responseIds ?? []) caseOfAnswer.set(responseId, event.data.caseId);
      opensAt(event.data.caseId, event.time);
    } else if (caseClosed.is(event)) closesAt(event.data.caseId, Date.parse(event.data.closedAt));
  });
  await eachEvent(kafka, verificationRequested.topic, (event) => {
    if (verificationRequested.is(event)) verifications.push({ at: event.time, data: event.data });
  });
  return { issued, dispatched, failed, suppressed, answered, casesOpened, caseOfAnswer, caseSpans, verifications };
}

/** A record may be published twice; its event is one (rule R10). */
function eachEvent(
  kafka: Pick<KafkaConnection, 'readTopic'>,
  topic: string,
  onEvent: (event: ReceivedEvent<unknown>) => void,
): Promise<unknown> {
  const seen = new Set<string>();
  return kafka.readTopic(topic, (record) => {
    const decoded = decodeRecord({ ...record, topic });
    if (decoded.kind !== 'event' || seen.has(decoded.event.id)) return;
    seen.add(decoded.event.id);
    onEvent(decoded.event);
  });
}
