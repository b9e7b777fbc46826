import type { EventDefinition } from '../define-event/index.js';
import { alarmChanged } from './alarm.js';
import { billChanged } from './bill.js';
import { callFailure } from './call.js';
import { caseClosed, caseEscalated, caseOpened, caseUpdated, verificationRequested } from './case.js';
import { clockTicked } from './clock.js';
import { lowSignal } from './coverage.js';
import { dataSessionFailure, dataSessionSlow, dataSessionThrottled } from './data-session.js';
import { disputeChanged } from './dispute.js';
import { driversRanked } from './driver.js';
import { exposureComputed } from './exposure.js';
import { interactionChanged } from './interaction.js';
import { invitationDispatched, invitationFailed, invitationIssued, invitationSuppressed } from './invitation.js';
import { contactUpserted, customerUpserted, subscriptionUpserted } from './master.js';
import { kpiMeasurementRecorded, kpiSourceCovered } from './measurement.js';
import { noticeRequested, noticeSettled } from './notice.js';
import { orderChanged } from './order.js';
import { problemChanged } from './problem.js';
import { programmePublished } from './programme.js';
import { repairJudged } from './repair.js';
import { replyReceived } from './reply.js';
import { responseCorrected, responseReceived, responseWithdrawn } from './response.js';
import { scoreComputed } from './score.js';
import { shiftDetected } from './shift.js';
import { ticketChanged } from './ticket.js';
import { topologyUpserted } from './topology.js';

/** Every event there is, in the order of the vocabulary. */
export const eventDefinitions: readonly EventDefinition[] = [
  ticketChanged,
  callFailure,
  dataSessionFailure,
  dataSessionThrottled,
  dataSessionSlow,
  lowSignal,
  alarmChanged,
  problemChanged,
  orderChanged,
  billChanged,
  disputeChanged,
  interactionChanged,
  customerUpserted,
  contactUpserted,
  subscriptionUpserted,
  topologyUpserted,
  kpiMeasurementRecorded,
  kpiSourceCovered,
  programmePublished,
  invitationIssued,
  invitationDispatched,
  invitationFailed,
  invitationSuppressed,
  replyReceived,
  responseReceived,
  responseCorrected,
  responseWithdrawn,
  scoreComputed,
  shiftDetected,
  exposureComputed,
  driversRanked,
  repairJudged,
  caseOpened,
  caseUpdated,
  caseEscalated,
  caseClosed,
  verificationRequested,
  noticeRequested,
  noticeSettled,
  clockTicked,
];

const byType: ReadonlyMap<string, EventDefinition> = new Map(eventDefinitions.map((event) => [event.type, event]));
const byTopic = new Map<string, EventDefinition[]>();
for (const event of eventDefinitions) byTopic.set(event.topic, [...(byTopic.get(event.topic) ?? []), event]);
const names: ReadonlySet<string> = new Set(eventDefinitions.map((event) => event.name));

/** The definition of a type with its major, or undefined. */
export const findDefinition = (type: string): EventDefinition | undefined => byType.get(type);

/** All events of a topic, in the order of the vocabulary; empty for a topic without events. */
export const definitionsOn = (topic: string): readonly EventDefinition[] => byTopic.get(topic) ?? [];

/** True when some major of this event name is known: another major must be refused, not ignored (rule R14). */
export const isKnownName = (name: string): boolean => names.has(name);
