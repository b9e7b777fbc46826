import { FACTS, type FactName, type FieldKind } from '@sidetone/domain/kpi';
import {
  alarmChanged,
  billChanged,
  callFailure,
  dataSessionFailure,
  dataSessionSlow,
  dataSessionThrottled,
  disputeChanged,
  interactionChanged,
  kpiMeasurementRecorded,
  lowSignal,
  orderChanged,
  problemChanged,
  ticketChanged,
} from './index.js';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly 'x-sidetone'?: string;
}

/** Fields that a fact has besides its event's, and those that no fact has, because such an event is none. */
const DERIVED: Readonly<Partial<Record<FactName, readonly string[]>>> = {
  'call.failed': ['networkFault'],
  'ticket.resolved': ['hours'],
  outage: ['assumedEnd'],
};
const NEVER_SEEN = ['voided', 'suspect'];

const ticketFacts = ['ticket.opened', 'ticket.open', 'ticket.resolved', 'ticket.overdue', 'ticket.reopened'] as const;
const EVENTS_OF: readonly (readonly [readonly FactName[], readonly { readonly schema: object }[]])[] = [
  [['call.failed'], [callFailure]],
  [['data.failed'], [dataSessionFailure]],
  [['data.throttled'], [dataSessionThrottled]],
  [['data.slow'], [dataSessionSlow]],
  [['coverage.low'], [lowSignal]],
  [['measured'], [kpiMeasurementRecorded]],
  [ticketFacts, [ticketChanged]],
  [['order.late', 'order.fallout', 'order.rescheduled'], [orderChanged]],
  [['interaction.held', 'interaction.repeated', 'visit.missed'], [interactionChanged]],
  [['outage'], [alarmChanged, problemChanged]],
  [['dispute.opened', 'dispute.open'], [disputeChanged]],
  [['bill.unpaid'], [billChanged]],
];

/** As plain JSON, which is how others read it. */
function asPublished(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema)) as Schema;
}

/** Each field of a schema by its path; lists and free text are fields, objects only hold some. */
function leaves(schema: Schema, at = ''): (readonly [string, Schema])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    field.properties ? leaves(field, `${at}${name}.`) : [[at + name, field] as const],
  );
}

function fits(kind: FieldKind | undefined, field: Schema): boolean {
  const isNumber = field.type === 'number' || field.type === 'integer';
  if (kind === 'number' || kind === 'money') return isNumber;
  if (kind === 'boolean') return field.type === 'boolean';
  if (kind === 'list') return field.type === 'array';
  if (kind === 'time') return field['x-sidetone'] === 'time';
  if (Array.isArray(kind)) return JSON.stringify(kind) === JSON.stringify(field.enum);
  return field.type === 'string' && field['x-sidetone'] !== 'time';
}

const facts = EVENTS_OF.flatMap(([names, events]) => names.map((name) => [name, events] as const));

describe('the fields of facts', () => {
  it('are told of every fact', () => {
    expect(facts.map(([name]) => name).sort()).toEqual(Object.keys(FACTS).sort());
  });

  it.each(facts)('%s has those of its event, each of its kind', (name, events) => {
    const { fields } = FACTS[name];
    const told = events
      .flatMap(({ schema }) => leaves(asPublished(schema)))
      .filter(([field]) => !NEVER_SEEN.includes(field));
    const derived = DERIVED[name] ?? [];
    const known = new Set([...told.map(([field]) => field), ...derived]);
    expect(Object.keys(fields).sort()).toEqual([...known].sort());
    for (const [field, schema] of told) {
      if (!fits(fields[field], schema)) throw new Error(`${name}.${field} is ${String(fields[field])}`);
    }
  });
});
