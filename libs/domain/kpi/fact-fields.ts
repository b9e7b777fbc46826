import type { FactName } from './fact.js';

/**
 * What a field holds, and so how it may be compared. A list of texts is a closed enum. `text` is compared trimmed and without
 * regard to ASCII case (rule R5), an `id` never so (rule R6). `money` is an amount without its currency beside it.
 */
export type FieldKind = 'id' | 'text' | 'number' | 'boolean' | 'time' | 'list' | 'money' | readonly string[];

/** A moment has `at`, an interval `from` and perhaps `to`, a period is measured and has both. */
export type FactShape = 'moment' | 'interval' | 'period';

export interface FactKnowledge {
  readonly shape: FactShape;
  /** Whether one event tells the whole fact; otherwise it follows from an entity's history. */
  readonly ofOneEvent: boolean;
  readonly fields: Readonly<Record<string, FieldKind>>;
}

const operator = {
  subscriptionId: 'id',
  customerId: 'id',
  accountId: 'id',
  resourceIds: 'list',
  system: 'text',
  tmf: 'text',
} as const satisfies Record<string, FieldKind>;

const cause = { 'cause.protocol': 'text', 'cause.value': 'number', 'cause.text': 'text' } as const;
const session = { sessionId: 'id', startedAt: 'time', revision: 'number', ...operator } as const;

const ticket = {
  ticketId: 'id',
  change: ['created', 'status', 'attribute', 'resolved', 'infoRequired', 'deleted', 'polled'],
  status: 'text',
  statusChangedAt: 'time',
  statusReason: 'text',
  ticketType: 'text',
  severity: 'text',
  priority: 'text',
  openedAt: 'time',
  resolvedAt: 'time',
  expectedResolutionAt: 'time',
  channel: 'text',
  relatedIds: 'list',
  ...operator,
} as const satisfies Record<string, FieldKind>;

const order = {
  orderId: 'id',
  change: ['created', 'state', 'attribute', 'milestone', 'jeopardy', 'infoRequired', 'deleted', 'polled'],
  state: 'text',
  stateChangedAt: 'time',
  orderedAt: 'time',
  requestedAt: 'time',
  promisedAt: 'time',
  completedAt: 'time',
  category: 'text',
  items: 'list',
  errors: 'list',
  jeopardyAt: 'list',
  ...operator,
} as const satisfies Record<string, FieldKind>;

const interaction = {
  interactionId: 'id',
  kind: ['sale', 'delivery', 'support', 'billing', 'technicianVisit', 'other'],
  status: 'text',
  statusChangedAt: 'time',
  startedAt: 'time',
  endedAt: 'time',
  direction: 'text',
  channel: 'text',
  reason: 'text',
  resolution: 'text',
  contactId: 'id',
  team: 'text',
  relatedIds: 'list',
  'visit.promisedFrom': 'time',
  'visit.promisedTo': 'time',
  'visit.arrivedAt': 'time',
  'visit.missed': 'boolean',
  ...operator,
} as const satisfies Record<string, FieldKind>;

/** Of an alarm or of a service problem: an outage has the fields of the one it comes from. */
const outage = {
  alarmId: 'id',
  change: ['raised', 'attribute', 'state', 'deleted'],
  severity: 'text',
  changedAt: 'time',
  raisedAt: 'time',
  clearedAt: 'time',
  assumedEnd: 'boolean',
  alarmType: 'text',
  probableCause: 'text',
  specificProblem: 'text',
  serviceAffecting: 'boolean',
  planned: 'boolean',
  rootCause: 'boolean',
  resourceId: 'id',
  parentAlarmIds: 'list',
  problemId: 'id',
  status: 'text',
  statusChangedAt: 'time',
  openedAt: 'time',
  resolvedAt: 'time',
  impact: 'number',
  priority: 'number',
  affectedCount: 'number',
  serviceIds: 'list',
  rootCauseIds: 'list',
  alarmIds: 'list',
  ticketIds: 'list',
  ...operator,
} as const satisfies Record<string, FieldKind>;

const dispute = {
  disputeId: 'id',
  billId: 'id',
  status: ['open', 'inProgress', 'upheld', 'refused', 'withdrawn'],
  statusChangedAt: 'time',
  openedAt: 'time',
  closedAt: 'time',
  'amount.amount': 'money',
  'amount.currency': 'text',
  reason: 'text',
  ...operator,
} as const satisfies Record<string, FieldKind>;

const moment = (fields: FactKnowledge['fields']): FactKnowledge => ({ shape: 'moment', ofOneEvent: false, fields });
const interval = (fields: FactKnowledge['fields']): FactKnowledge => ({ shape: 'interval', ofOneEvent: false, fields });
const event = (fields: FactKnowledge['fields']): FactKnowledge => ({ shape: 'moment', ofOneEvent: true, fields });

/** The facts that KPIs can be made from, and the fields that conditions and amounts may look at. */
export const FACTS: Readonly<Record<FactName, FactKnowledge>> = {
  'call.failed': event({
    callId: 'id',
    kind: ['drop', 'setupFailure'],
    startedAt: 'time',
    durationSec: 'number',
    direction: ['mo', 'mt'],
    tech: 'text',
    cellId: 'id',
    ...cause,
    derivedFrom: ['cdr', 'probe'],
    networkFault: 'boolean',
    timeAmbiguous: 'boolean',
    revision: 'number',
    ...operator,
  }),
  'data.failed': event({
    ...session,
    phase: ['attach', 'setup', 'drop'],
    durationSec: 'number',
    tech: 'text',
    cellId: 'id',
    dnn: 'text',
    ...cause,
  }),
  'data.throttled': event({ ...session, reason: 'text', limitKbps: 'number', throttledSec: 'number' }),
  'data.slow': event({
    ...session,
    direction: ['dl', 'ul'],
    thresholdKbps: 'number',
    medianKbps: 'number',
    slowSec: 'number',
    cellId: 'id',
  }),
  'coverage.low': event({
    periodStart: 'time',
    periodEnd: 'time',
    lowMin: 'number',
    servedMin: 'number',
    metric: ['rsrp', 'ssRsrp', 'rscp', 'rxlev'],
    thresholdDbm: 'number',
    cellId: 'id',
    indoor: 'boolean',
    revision: 'number',
    ...operator,
  }),
  measured: {
    shape: 'period',
    ofOneEvent: true,
    fields: {
      kpi: 'id',
      'scope.kind': ['subscription', 'customer', 'cell', 'resource', 'region'],
      'scope.id': 'id',
      periodStart: 'time',
      periodEnd: 'time',
      granularity: ['15min', 'hour', 'day', 'week', 'month'],
      value: 'number',
      unit: 'text',
      numerator: 'number',
      denominator: 'number',
      samples: 'number',
      revision: 'number',
    },
  },
  'ticket.opened': moment(ticket),
  'ticket.open': interval(ticket),
  'ticket.resolved': moment({ ...ticket, hours: 'number' }),
  'ticket.overdue': moment(ticket),
  'ticket.reopened': moment(ticket),
  'order.late': interval(order),
  'order.fallout': moment(order),
  'order.rescheduled': moment(order),
  'interaction.held': moment(interaction),
  'interaction.repeated': moment(interaction),
  'visit.missed': moment(interaction),
  outage: interval(outage),
  'dispute.opened': moment(dispute),
  'dispute.open': interval(dispute),
  'bill.unpaid': interval({
    billId: 'id',
    billNo: 'text',
    state: 'text',
    stateChangedAt: 'time',
    billedAt: 'time',
    dueAt: 'time',
    periodStart: 'time',
    periodEnd: 'time',
    'amount.amount': 'money',
    'amount.currency': 'text',
    ...operator,
  }),
};

const NAMES: ReadonlySet<string> = new Set(Object.keys(FACTS));

export function isFactName(name: unknown): name is FactName {
  return typeof name === 'string' && NAMES.has(name);
}
