import type { OrderChanged } from '@sidetone/contracts/events';
import { canonicalJson } from '@sidetone/contracts/identity';
import type { Fact } from '@sidetone/domain/kpi';
import { fieldsSaid } from './fields-said.js';
import { firstSaid, inOrder, type Told } from './told.js';

const FALLEN_OUT: ReadonlySet<string> = new Set(['failed', 'partial', 'held']);
const NO_LONGER_AWAITED: ReadonlySet<string> = new Set(['completed', 'cancelled', 'rejected']);

type Fields = Fact['fields'];

/** What one service order's history tells of: late against its first promise, fallen out, rescheduled. */
export function foldOrder(tellings: readonly Told<OrderChanged>[]): Fact[] {
  const history = inOrder(tellings, (data) => data.stateChangedAt);
  const fields = fieldsSaid([...history].reverse());
  return [...lateness(history, fields), ...fallouts(history, fields), ...reschedules(history, fields)];
}

/** From the first promise to completion, or on while it is awaited. A moved promise does not heal lateness (event vocabulary, 3.6). */
function lateness(history: readonly Told<OrderChanged>[], fields: Fields): Fact[] {
  const promised = firstSaid(history, (data) => data.promisedAt) ?? firstSaid(history, (data) => data.requestedAt);
  if (promised === undefined) return [];
  const from = Date.parse(promised);
  const end = history.find(({ data }) => NO_LONGER_AWAITED.has(data.state));
  const told = end ?? history.at(-1);
  if (!told) return [];
  const to = end && Date.parse(end.data.completedAt ?? end.data.stateChangedAt);
  if (to !== undefined && to <= from) return [];
  const { eventId, type } = told;
  return [{ name: 'order.late', eventId, type, at: from, from, ...(to === undefined ? {} : { to }), fields }];
}

/** Entering a state of fallout, or an error not told before: a body repeats the errors of those before it. */
function fallouts(history: readonly Told<OrderChanged>[], fields: Fields): Fact[] {
  const known = new Set<string>();
  return history
    .filter(({ data }, index) => {
      const enters = FALLEN_OUT.has(data.state) && history[index - 1]?.data.state !== data.state;
      const errors = (data.errors ?? []).map((error) => canonicalJson(error)).filter((error) => !known.has(error));
      for (const error of errors) known.add(error);
      return enters || errors.length > 0;
    })
    .map((told) => change('order.fallout', told, fields));
}

function reschedules(history: readonly Told<OrderChanged>[], fields: Fields): Fact[] {
  const moves: Fact[] = [];
  let promise: number | undefined;
  for (const told of history) {
    if (told.data.promisedAt === undefined) continue;
    const next = Date.parse(told.data.promisedAt);
    if (promise !== undefined && next !== promise) moves.push(change('order.rescheduled', told, fields));
    promise = next;
  }
  return moves;
}

/** Of the order as it is now, but in the state in which this happened. */
function change(name: Fact['name'], { eventId, type, data }: Told<OrderChanged>, fields: Fields): Fact {
  const { state, stateChangedAt } = data;
  return { name, eventId, type, at: Date.parse(stateChangedAt), fields: { ...fields, state, stateChangedAt } };
}
