/** The KPIs of the vocabulary that this world can plant an effect on, because it makes their events. */
export const plantableKpis = [
  'voice.drop.count',
  'voice.setupfail.count',
  'data.fail.count',
  'data.slow.minutes',
  'data.throttled.minutes',
  'ticket.opened.count',
  'ticket.open.hours',
  'ticket.overdue.count',
  'order.late.days',
] as const;

export type PlantableKpi = (typeof plantableKpis)[number];
