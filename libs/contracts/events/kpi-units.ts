/** Unit of each operational KPI, as section 4 of the event vocabulary fixes it. A KPI that is not here is a vendor's own. */
const units: Readonly<Record<string, string>> = {
  'ticket.opened.count': 'count',
  'ticket.open.hours': 'h',
  'ticket.resolution.hours': 'h',
  'ticket.overdue.count': 'count',
  'ticket.reopened.count': 'count',
  'voice.drop.count': 'count',
  'voice.drop.ratio': 'ratio',
  'voice.setupfail.count': 'count',
  'voice.setupfail.ratio': 'ratio',
  'data.fail.count': 'count',
  'data.fail.ratio': 'ratio',
  'data.throttled.minutes': 'min',
  'data.slow.minutes': 'min',
  'coverage.low.minutes': 'min',
  'outage.minutes': 'min',
  'outage.count': 'count',
  'order.late.days': 'd',
  'order.fallout.count': 'count',
  'order.reschedule.count': 'count',
  'visit.missed.count': 'count',
  'bill.dispute.count': 'count',
  'bill.dispute.open.hours': 'h',
  'bill.overdue.days': 'd',
  'interaction.count': 'count',
  'interaction.repeat.count': 'count',
  'sale.interaction.count': 'count',
};
const unitByKpi: ReadonlyMap<string, string> = new Map(Object.entries(units));

/** The unit in which a KPI is measured, or undefined for a KPI that we do not know. */
export const unitOfKpi = (kpi: string): string | undefined => unitByKpi.get(kpi);
