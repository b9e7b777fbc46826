import type { HostileLine } from '@sidetone/contracts/testing';

/** Where a line of the hostile file is tested. Every line has one home. */
export type HostileHome = 'kpi-correlation' | 'tm-forum' | 'file doors' | 'response-ingest' | 'survey-dispatch';

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

/** @returns where a line is tested, or undefined for a line that nobody has taken */
export function homeOf({ topicOrEndpoint }: HostileLine): HostileHome | undefined {
  if (/^POST \/ingest\/(?:cdr|pm)$/.test(topicOrEndpoint)) return 'file doors';
  if (OUR_TOPICS.has(topicOrEndpoint)) return 'kpi-correlation';
  if (/^POST \/listener\b|^tmf\.inbound\.v1$/.test(topicOrEndpoint)) return 'tm-forum';
  if (topicOrEndpoint === 'master.contact.v1') return 'survey-dispatch';
  if (/^(?:GET|POST) \/(?:r\/|v1\/responses$)/i.test(topicOrEndpoint)) return 'response-ingest';
  return undefined;
}
