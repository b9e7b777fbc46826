export type { DataOf, EventDefinition, NewEvent, OutgoingEvent, ReceivedEvent } from '../define-event/index.js';
export { alarmChanged, type AlarmChanged } from './alarm.js';
export { billChanged, type BillChanged } from './bill.js';
export { callFailure, type CallFailure } from './call.js';
export * from './case.js';
export { clockTicked, type ClockTicked } from './clock.js';
export { SURVEY_KINDS } from './common-fields.js';
export type { JourneyArea, ScopeKind, SurveyChannel, SurveyKind, Verifies } from './common-fields.js';
export { lowSignal, type LowSignal } from './coverage.js';
export * from './data-session.js';
export { disputeChanged, type DisputeChanged } from './dispute.js';
export { driversRanked, type DriversRanked } from './driver.js';
export { exposureComputed, type ExposureComputed } from './exposure.js';
export { interactionChanged, type InteractionChanged } from './interaction.js';
export * from './invitation.js';
export * from './master.js';
export * from './measurement.js';
export { unitOfKpi } from './kpi-units.js';
export { noticeRequested, noticeSettled, type NoticeRequested, type NoticeSettled } from './notice.js';
export { orderChanged, type OrderChanged } from './order.js';
export { problemChanged, type ProblemChanged } from './problem.js';
export { programmePublished, type ProgrammePublished } from './programme.js';
export { definitionsOn, eventDefinitions, findDefinition } from './registry.js';
export { repairJudged, type RepairJudged } from './repair.js';
export { replyReceived, type ReplyReceived } from './reply.js';
export {
  responseCorrected,
  responseReceived,
  responseWithdrawn,
  type ResponseCorrected,
  type ResponseReason,
  type ResponseReceived,
  type ResponseWithdrawn,
} from './response.js';
export { scoreComputed, type ScoreComputed } from './score.js';
export { shiftDetected, type ShiftDetected } from './shift.js';
export { CLOCK_SKEW_MS } from './time-order.js';
export { ticketChanged, type TicketChanged } from './ticket.js';
export { topologyUpserted, type TopologyUpserted } from './topology.js';
