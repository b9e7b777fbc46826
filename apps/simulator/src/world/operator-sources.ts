import type { Instant } from '@sidetone/domain/time';
import type { PlantableKpi } from './plantable-kpis.js';

/** A system of the operator that emits events, and the KPIs it vouches for when it says that a period is complete. */
export interface OperatorSource {
  readonly sourceId: string;
  readonly kpis: readonly (
    | PlantableKpi
    | 'interaction.count'
    | 'interaction.repeat.count'
    | 'sale.interaction.count'
    | 'ticket.resolution.hours'
    | 'ticket.reopened.count'
  )[];
}

export const cdrVoice: OperatorSource = { sourceId: 'cdr-voice', kpis: ['voice.drop.count', 'voice.setupfail.count'] };
export const cdrData: OperatorSource = {
  sourceId: 'cdr-data',
  kpis: ['data.fail.count', 'data.slow.minutes', 'data.throttled.minutes'],
};
export const ticketDesk: OperatorSource = {
  sourceId: 'ticket-desk',
  kpis: [
    'ticket.opened.count',
    'ticket.open.hours',
    'ticket.overdue.count',
    'ticket.resolution.hours',
    'ticket.reopened.count',
  ],
};
export const orderBook: OperatorSource = { sourceId: 'order-book', kpis: ['order.late.days'] };
export const contactCentre: OperatorSource = {
  sourceId: 'contact-centre',
  kpis: ['interaction.count', 'interaction.repeat.count', 'sale.interaction.count'],
};
export const masterData: OperatorSource = { sourceId: 'master-data', kpis: [] };

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
    ...[cdrVoice, cdrData, ticketDesk, orderBook].map((source) => ({ source, from: historyFrom })),
    { source: contactCentre, from: surveysFrom },
  ];
}
