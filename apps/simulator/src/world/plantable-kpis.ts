/** The KPIs of the vocabulary that this world can plant an effect on, because it makes their events. */
export const plantableKpis = [
  'voice.drop.count',
  'voice.setupfail.count',
  'data.fail.count',
  'data.slow.minutes',
  'data.throttled.minutes',
  'outage.minutes',
  'outage.count',
  'ticket.opened.count',
  'ticket.open.hours',
  'ticket.overdue.count',
  'order.late.days',
] as const;

export type PlantableKpi = (typeof plantableKpis)[number];

/** Something for each plantable KPI. */
export function mapKpis<T>(of: (kpi: PlantableKpi) => T): Readonly<Record<PlantableKpi, T>> {
  return Object.fromEntries(plantableKpis.map((kpi) => [kpi, of(kpi)])) as Record<PlantableKpi, T>;
}
