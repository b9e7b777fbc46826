import type { HostileLine } from '@sidetone/contracts/testing';

/** Where a line of the hostile file is tested. Every line has one home. */
export type HostileHome = 'kpi-correlation' | 'tm-forum' | 'response-ingest' | 'survey-dispatch' | 'not yet open';

/** The topics that this service consumes and the hostile file writes to. */
const OUR_TOPICS: ReadonlySet<string> = new Set([
  'oss.call.v1',
  'oss.coverage.v1',
  'oss.alarm.v1',
  'bss.ticket.v1',
  'bss.order.v1',
  'bss.bill.v1',
  'bss.interaction.v1',
  'kpi.measurement.v1',
  'master.customer.v1',
  'master.topology.v1',
]);

/** Lines for doors that this version does not have: files. */
export const NOT_YET_OPEN: ReadonlySet<string> = new Set([
  'cdr-negative-duration',
  'cdr-missing-column',
  'cdr-columns-reordered',
  'cdr-same-record-again',
  'cdr-spring-gap',
  'cdr-autumn-overlap',
  'cdr-unknown-number',
  'cdr-no-credit-release',
  'pm-suspect-empty-row',
  'csv-semicolons',
]);

/** @returns where a line is tested, or undefined for a line that nobody has taken */
export function homeOf({ name, topicOrEndpoint }: HostileLine): HostileHome | undefined {
  if (NOT_YET_OPEN.has(name)) return 'not yet open';
  if (OUR_TOPICS.has(topicOrEndpoint)) return 'kpi-correlation';
  if (/^POST \/listener\b|^tmf\.inbound\.v1$/.test(topicOrEndpoint)) return 'tm-forum';
  if (topicOrEndpoint === 'master.contact.v1') return 'survey-dispatch';
  if (/^(?:GET|POST) \/(?:r\/|v1\/responses$)/i.test(topicOrEndpoint)) return 'response-ingest';
  return undefined;
}
