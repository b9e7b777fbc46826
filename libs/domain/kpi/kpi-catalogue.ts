import type { JourneyArea } from '../journey/index.js';
import type { Aggregation, KpiDefinition, KpiDirection, KpiUnit } from './kpi-definition.js';

const CALL = 'oss.call.failure.v1';
const SESSION_FAILURE = 'oss.datasession.failure.v1';
const SESSION_THROTTLED = 'oss.datasession.throttled.v1';
const SESSION_SLOW = 'oss.datasession.slow.v1';
const TICKET = 'bss.ticket.changed.v1';
const ORDER = 'bss.order.changed.v1';
const INTERACTION = 'bss.interaction.changed.v1';
const MEASUREMENT = 'kpi.measurement.recorded.v1';

type Row = readonly [
  kpi: string,
  unit: KpiUnit,
  aggregation: Aggregation,
  sourceType: string,
  team: string,
  journeyArea: JourneyArea,
  direction: KpiDirection,
];

/**
 * The operational KPIs of the families calls, data sessions, tickets, orders and interactions: section 4 of the event
 * vocabulary as data. Higher is worse for all but sales contacts. Ratios come as measurements, which bring the denominators.
 */
const rows = [
  ['voice.drop.count', 'count', 'sum', CALL, 'core voice', 'network', 'worse'],
  ['voice.drop.ratio', 'ratio', 'ratio', MEASUREMENT, 'core voice', 'network', 'worse'],
  ['voice.setupfail.count', 'count', 'sum', CALL, 'core voice', 'network', 'worse'],
  ['voice.setupfail.ratio', 'ratio', 'ratio', MEASUREMENT, 'core voice', 'network', 'worse'],
  ['data.fail.count', 'count', 'sum', SESSION_FAILURE, 'core data', 'network', 'worse'],
  ['data.fail.ratio', 'ratio', 'ratio', MEASUREMENT, 'core data', 'network', 'worse'],
  ['data.throttled.minutes', 'min', 'sum', SESSION_THROTTLED, 'product', 'network', 'worse'],
  ['data.slow.minutes', 'min', 'sum', SESSION_SLOW, 'radio', 'network', 'worse'],
  ['ticket.opened.count', 'count', 'sum', TICKET, 'service desk', 'support', 'worse'],
  ['ticket.open.hours', 'h', 'unionHours', TICKET, 'service desk', 'support', 'worse'],
  ['ticket.resolution.hours', 'h', 'meanAmount', TICKET, 'service desk', 'support', 'worse'],
  ['ticket.overdue.count', 'count', 'sum', TICKET, 'service desk', 'support', 'worse'],
  ['ticket.reopened.count', 'count', 'sum', TICKET, 'service desk', 'support', 'worse'],
  ['order.late.days', 'd', 'maxDays', ORDER, 'provisioning', 'delivery', 'worse'],
  ['order.fallout.count', 'count', 'sum', ORDER, 'provisioning', 'delivery', 'worse'],
  ['order.reschedule.count', 'count', 'sum', ORDER, 'provisioning', 'delivery', 'worse'],
  ['visit.missed.count', 'count', 'sum', INTERACTION, 'field service', 'delivery', 'worse'],
  ['interaction.count', 'count', 'sum', INTERACTION, 'customer care', 'support', 'worse'],
  ['interaction.repeat.count', 'count', 'sum', INTERACTION, 'customer care', 'support', 'worse'],
  ['sale.interaction.count', 'count', 'sum', INTERACTION, 'sales', 'sales', 'none'],
] as const satisfies readonly Row[];

/** A KPI of the catalogue by name. Measured KPIs may have any other name besides. */
export type CatalogueKpi = (typeof rows)[number][0];

export const KPI_CATALOGUE: readonly KpiDefinition[] = rows.map(
  ([kpi, unit, aggregation, sourceType, team, journeyArea, direction]) => ({
    kpi,
    unit,
    aggregation,
    sourceTypes: sourceType === MEASUREMENT ? [MEASUREMENT] : [sourceType, MEASUREMENT],
    team,
    journeyArea,
    direction,
  }),
);

const byName = new Map(KPI_CATALOGUE.map((definition) => [definition.kpi, definition]));

/** The catalogue's entry; `undefined` for a measured KPI of the operator's own, which is a mean and has no known direction. */
export function kpiDefinition(kpi: string): KpiDefinition | undefined {
  return byName.get(kpi);
}
