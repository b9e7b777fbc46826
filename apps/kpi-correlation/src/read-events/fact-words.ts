import type { Fact, FactName } from '@sidetone/domain/kpi';

type Fields = Fact['fields'];

const DATA_PHASES: Readonly<Record<string, string>> = {
  attach: 'Could not attach to the data network',
  setup: 'Data connection could not be set up',
  drop: 'Data connection dropped',
};

/** What happened, as somebody who talks with the customer would say it. */
const WORDS: Readonly<Record<FactName, string | ((fields: Fields) => string)>> = {
  'call.failed': ({ kind }) => (kind === 'drop' ? 'Call dropped' : 'Call could not be set up'),
  'data.failed': ({ phase }) => DATA_PHASES[String(phase)] ?? 'Data connection failed',
  'data.throttled': 'Data slowed down by quota, policy or congestion',
  'data.slow': 'Data slower than promised',
  'coverage.low': 'Weak signal',
  measured: ({ kpi }) => `Measured: ${String(kpi)}`,
  'ticket.opened': 'Trouble ticket opened',
  'ticket.open': 'Trouble ticket open',
  'ticket.resolved': 'Trouble ticket resolved',
  'ticket.overdue': 'Trouble ticket overdue',
  'ticket.reopened': 'Trouble ticket reopened',
  'order.late': 'Order later than promised',
  'order.fallout': 'Order failed',
  'order.rescheduled': 'Order rescheduled',
  'interaction.held': 'Contact with us',
  'interaction.repeated': 'Contacted us again for the same reason',
  'visit.missed': 'Technician missed the promised slot',
  outage: 'Service outage',
  'dispute.opened': 'Bill disputed',
  'dispute.open': 'Bill dispute open',
  'bill.unpaid': 'Bill overdue',
};

export function factWords({ name, fields }: Pick<Fact, 'name' | 'fields'>): string {
  const words = WORDS[name];
  return typeof words === 'string' ? words : words(fields);
}

/** The cell, line card or other resource that a fact names; null where it names none. */
export function resourceOf({ fields }: Pick<Fact, 'fields'>): string | null {
  const scope = fields['scope'];
  const measured = isScope(scope) && (scope.kind === 'cell' || scope.kind === 'resource') ? scope.id : undefined;
  const named = fields['resourceIds'];
  const first = Array.isArray(named) ? (named[0] as unknown) : undefined;
  const found = [fields['resourceId'], fields['cellId'], measured, first].find((id) => typeof id === 'string');
  return typeof found === 'string' ? found : null;
}

function isScope(value: unknown): value is { readonly kind: unknown; readonly id: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value;
}
