import type { Condition } from './condition.js';
import type { FactName } from './fact.js';
import type { Amount, Aggregation, KpiDefinition } from './kpi-definition.js';

const WINDOW_DAYS = [28];
const HIGHER_IS_WORSE = { windowDays: WINDOW_DAYS, direction: 'worse', outsideControl: false } as const;

type Source = Pick<KpiDefinition, 'source'>;
const of = (fact: FactName, where: readonly Condition[] = [], amount?: Amount): Source => ({
  source: { fact, where, ...(amount && { amount }) },
});
const measured = (kpi: string): Source => of('measured', [{ field: 'kpi', is: kpi }]);
const by = <A extends Aggregation>(aggregation: A, unit: string) => ({ aggregation, unit });

const voice = { team: 'core voice', journeyArea: 'network', ...HIGHER_IS_WORSE } as const;
const coreData = { ...voice, team: 'core data' } as const;
const tickets = { team: 'service desk', journeyArea: 'support', ...HIGHER_IS_WORSE } as const;
const orders = { team: 'provisioning', journeyArea: 'delivery', ...HIGHER_IS_WORSE } as const;
const bills = { team: 'billing', journeyArea: 'billing', ...HIGHER_IS_WORSE } as const;
const contacts = { team: 'customer care', journeyArea: 'support', ...HIGHER_IS_WORSE } as const;

const COUNT = by('count', 'count');
const networkFault: Condition = { field: 'networkFault', is: true };
const minutesOf = (field: string): Amount => ({ field, dividedBy: 60 });

/** Series with other thresholds are KPIs of their own: two are never mixed in one sum. */
const DEFAULT_SIGNAL: readonly Condition[] = [
  { field: 'metric', is: 'rsrp' },
  { field: 'thresholdDbm', is: -115 },
];

type Row = Omit<KpiDefinition, 'kpi'>;

/** Section 4 of the event vocabulary as data. Ratios come as measurements, which bring the denominators. */
const rows = {
  'voice.drop.count': {
    description: 'Answered calls that the network ended',
    ...of('call.failed', [{ field: 'kind', is: 'drop' }, networkFault]),
    ...COUNT,
    ...voice,
  },
  'voice.drop.ratio': {
    description: 'Answered calls that the network ended, of all answered calls',
    ...measured('voice.drop.ratio'),
    ...by('ratio', 'ratio'),
    ...voice,
  },
  'voice.setupfail.count': {
    description: 'Calls never answered because of the network',
    ...of('call.failed', [{ field: 'kind', is: 'setupFailure' }, networkFault]),
    ...COUNT,
    ...voice,
  },
  'voice.setupfail.ratio': {
    description: 'Calls never answered because of the network, of all attempts',
    ...measured('voice.setupfail.ratio'),
    ...by('ratio', 'ratio'),
    ...voice,
  },
  'data.fail.count': {
    description: 'Data sessions that could not attach or be set up, or that the network dropped',
    ...of('data.failed'),
    ...COUNT,
    ...coreData,
  },
  'data.fail.ratio': {
    description: 'Failed data sessions, of all data sessions',
    ...measured('data.fail.ratio'),
    ...by('ratio', 'ratio'),
    ...coreData,
  },
  'data.throttled.minutes': {
    description: 'Minutes of data sessions at a reduced rate, by quota, policy or congestion',
    ...of('data.throttled', [], minutesOf('throttledSec')),
    ...by('sum', 'min'),
    ...voice,
    team: 'product',
  },
  'data.slow.minutes': {
    description: 'Minutes of data sessions below the promised rate while data was waiting',
    ...of('data.slow', [], minutesOf('slowSec')),
    ...by('sum', 'min'),
    ...voice,
    team: 'radio',
  },
  'coverage.low.minutes': {
    description: 'Minutes served with a signal below −115 dBm RSRP',
    ...of('coverage.low', DEFAULT_SIGNAL, { field: 'lowMin' }),
    ...by('sum', 'min'),
    ...voice,
    team: 'radio planning',
  },
  'outage.minutes': {
    description: 'Minutes without service, overlapping outages once',
    ...of('outage'),
    ...by('unionMinutes', 'min'),
    ...voice,
    team: 'NOC',
  },
  'outage.count': {
    description: 'Outages, overlapping ones as one',
    ...of('outage'),
    ...by('unionCount', 'count'),
    ...voice,
    team: 'NOC',
  },
  'ticket.opened.count': {
    description: 'Trouble tickets opened, without those we opened ourselves',
    ...of('ticket.opened'),
    ...COUNT,
    ...tickets,
  },
  'ticket.open.hours': {
    description: 'Hours in which a trouble ticket was open',
    ...of('ticket.open'),
    ...by('unionHours', 'h'),
    ...tickets,
  },
  'ticket.resolution.hours': {
    description: 'Mean hours from opening to resolution of the tickets resolved',
    ...of('ticket.resolved', [], { field: 'hours' }),
    ...by('mean', 'h'),
    ...tickets,
  },
  'ticket.overdue.count': {
    description: 'Tickets that were open after the first date promised',
    ...of('ticket.overdue'),
    ...COUNT,
    ...tickets,
  },
  'ticket.reopened.count': {
    description: 'Tickets opened again after their resolution',
    ...of('ticket.reopened'),
    ...COUNT,
    ...tickets,
  },
  'order.late.days': {
    description: 'Days of the latest order after its first promise',
    ...of('order.late'),
    ...by('maxDays', 'd'),
    ...orders,
  },
  'order.fallout.count': {
    description: 'Orders that failed, were held or met an error',
    ...of('order.fallout'),
    ...COUNT,
    ...orders,
  },
  'order.reschedule.count': {
    description: 'Promises of orders that were moved',
    ...of('order.rescheduled'),
    ...COUNT,
    ...orders,
  },
  'visit.missed.count': {
    description: 'Technician visits without an arrival inside the promised slot',
    ...of('visit.missed'),
    ...COUNT,
    ...orders,
    team: 'field service',
  },
  'bill.dispute.count': {
    description: 'Bill disputes opened',
    ...of('dispute.opened'),
    ...COUNT,
    ...bills,
  },
  'bill.dispute.open.hours': {
    description: 'Hours in which a bill dispute was open',
    ...of('dispute.open'),
    ...by('unionHours', 'h'),
    ...bills,
  },
  'bill.overdue.days': {
    description: 'Days of the longest unpaid bill past its due date',
    ...of('bill.unpaid'),
    ...by('maxDays', 'd'),
    ...bills,
  },
  'interaction.count': {
    description: 'Contacts between customer and operator',
    ...of('interaction.held'),
    ...COUNT,
    ...contacts,
  },
  'interaction.repeat.count': {
    description: 'Contacts for the same reason again within 7 days',
    ...of('interaction.repeated'),
    ...COUNT,
    ...contacts,
  },
  'sale.interaction.count': {
    description: 'Sales contacts',
    ...of('interaction.held', [{ field: 'kind', is: 'sale' }]),
    ...COUNT,
    ...contacts,
    team: 'sales',
    journeyArea: 'sales',
    direction: 'none',
  },
} as const satisfies Readonly<Record<string, Row>>;

/** A KPI that ships, by name. An operator may have others besides. */
export type ShippedKpi = keyof typeof rows;

/** The catalogue as it ships. */
export const SHIPPED_KPIS: readonly KpiDefinition[] = Object.entries<Row>(rows).map(([kpi, row]) => ({ kpi, ...row }));
