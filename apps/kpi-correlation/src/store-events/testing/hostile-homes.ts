import type { HostileLine } from '@sidetone/contracts/testing';

/** Where a line of the hostile file is tested. Every line has one home. */
export type HostileHome = 'kpi-correlation' | 'file doors' | 'response-ingest' | 'survey-dispatch' | 'not yet open';

/** The topics that this service consumes and the hostile file writes to. */
const OUR_TOPICS: ReadonlySet<string> = new Set([
  'oss.call.v1',
  'bss.ticket.v1',
  'bss.order.v1',
  'bss.interaction.v1',
  'kpi.measurement.v1',
  'master.customer.v1',
  'master.topology.v1',
]);

/** Lines for doors that this version does not have: TM Forum listeners, coverage, alarms, bills. */
export const NOT_YET_OPEN: ReadonlySet<string> = new Set([
  'month-end-local-midnight',
  'coverage-low-above-served',
  'coverage-served-above-interval',
  'planned-work-alarm',
  'tmf-v4-misspelt-timeOcurred',
  'tmf-v5-with-v4-spelling',
  'tmf-no-time-at-all',
  'tmf-v5-party-shape',
  'tmf-offset-without-colon',
  'tmf-status-event-without-status',
  'tmf-no-event-id',
  'tmf-no-event-id-again',
  'tmf-array-body',
  'tmf-unknown-subclass',
  'tmf-our-own-ticket',
  'tmf-alarm-integer-id',
  'tmf-alarm-unsafe-integer-id',
  'tmf-alarm-cleared-never-raised',
  'tmf-order-date-only-promise',
  'tmf-order-unknown-state',
  'tmf-on-kafka',
  'tmf-on-kafka-without-time',
  'tmf-empty-event',
  'tmf-xml-body',
]);

/** @returns where a line is tested, or undefined for a line that nobody has taken */
export function homeOf({ name, topicOrEndpoint }: HostileLine): HostileHome | undefined {
  if (NOT_YET_OPEN.has(name)) return 'not yet open';
  if (/^POST \/ingest\/(?:cdr|pm)$/.test(topicOrEndpoint)) return 'file doors';
  if (OUR_TOPICS.has(topicOrEndpoint)) return 'kpi-correlation';
  if (topicOrEndpoint === 'master.contact.v1') return 'survey-dispatch';
  if (/^(?:GET|POST) \/(?:r\/|v1\/responses$)/i.test(topicOrEndpoint)) return 'response-ingest';
  return undefined;
}
