import type { Instant } from '@sidetone/domain/time';
import type { PlantableKpi } from './plantable-kpis.js';

/** A system of the operator that emits events, and the KPIs it vouches for when it says that a period is complete. */
export interface OperatorSource {
  readonly sourceId: string;
  /** What its events are about. */
  readonly scopeKind: 'subscription' | 'cell';
  readonly kpis: readonly (
    | PlantableKpi
    | 'interaction.count'
    | 'interaction.repeat.count'
    | 'sale.interaction.count'
    | 'ticket.resolution.hours'
    | 'ticket.reopened.count'
  )[];
}

export const cdrVoice: OperatorSource = {
  sourceId: 'cdr-voice',
  scopeKind: 'subscription',
  kpis: ['voice.drop.count', 'voice.setupfail.count'],
};
export const cdrData: OperatorSource = {
  sourceId: 'cdr-data',
  scopeKind: 'subscription',
  kpis: ['data.fail.count', 'data.slow.minutes', 'data.throttled.minutes'],
};
export const ticketDesk: OperatorSource = {
  sourceId: 'ticket-desk',
  scopeKind: 'subscription',
  kpis: [
    'ticket.opened.count',
    'ticket.open.hours',
    'ticket.overdue.count',
    'ticket.resolution.hours',
    'ticket.reopened.count',
  ],
};
export const orderBook: OperatorSource = {
  sourceId: 'order-book',
  scopeKind: 'subscription',
  kpis: ['order.late.days'],
};
export const contactCentre: OperatorSource = {
  sourceId: 'contact-centre',
  scopeKind: 'subscription',
  kpis: ['interaction.count', 'interaction.repeat.count', 'sale.interaction.count'],
};
/** Its alarms tell of cells; whose lines that meant follows from topology. */
export const faultManagement: OperatorSource = {
  sourceId: 'fault-management',
  scopeKind: 'cell',
  kpis: ['outage.minutes', 'outage.count'],
};
/** Makes service problems of alarms; the alarms vouch for the KPIs. */
export const serviceDesk: OperatorSource = { sourceId: 'service-desk', scopeKind: 'subscription', kpis: [] };
/** Bills and disputes; no KPI is planted on them. */
export const billing: OperatorSource = { sourceId: 'billing', scopeKind: 'subscription', kpis: [] };
export const masterData: OperatorSource = { sourceId: 'master-data', scopeKind: 'subscription', kpis: [] };

/** CloudEvents `source` of a system. */
export function sourceUri({ sourceId }: OperatorSource): string {
  return `//operator.example/${sourceId}`;
}

/** From when each source is complete: the contact centre is connected when surveys begin, the others from the start of history. */
export function coverageStarts(
  historyFrom: Instant,
  surveysFrom: Instant,
): readonly { readonly source: OperatorSource; readonly from: Instant }[] {
  return [
    ...[cdrVoice, cdrData, ticketDesk, orderBook, faultManagement].map((source) => ({ source, from: historyFrom })),
    { source: contactCentre, from: surveysFrom },
  ];
}
