import type { OrderChanged } from '@sidetone/contracts/events';
import { canonicalJson } from '@sidetone/contracts/identity';
import type { Contribution } from '@sidetone/domain/kpi';
import { firstSaid, inOrder, type Told } from './told.js';

const FALLEN_OUT: ReadonlySet<string> = new Set(['failed', 'partial', 'held']);
const NO_LONGER_AWAITED: ReadonlySet<string> = new Set(['completed', 'cancelled', 'rejected']);

/** What one service order's history adds to the order KPIs: days late against its first promise, fallout, reschedules. */
export function foldOrder(tellings: readonly Told<OrderChanged>[]): Contribution[] {
  const history = inOrder(tellings, (data) => data.stateChangedAt);
  return [...lateness(history), ...fallouts(history), ...reschedules(history)];
}

/** From the first promise to completion, or on while it is awaited. A moved promise does not heal lateness (event vocabulary, 3.6). */
function lateness(history: readonly Told<OrderChanged>[]): Contribution[] {
  const promised = firstSaid(history, (data) => data.promisedAt) ?? firstSaid(history, (data) => data.requestedAt);
  if (promised === undefined) return [];
  const from = Date.parse(promised);
  const end = history.find(({ data }) => NO_LONGER_AWAITED.has(data.state));
  const told = end ?? history.at(-1);
  if (!told) return [];
  const to = end && Date.parse(end.data.completedAt ?? end.data.stateChangedAt);
  if (to !== undefined && to <= from) return [];
  return [
    {
      eventId: told.eventId,
      type: told.type,
      kpi: 'order.late.days',
      at: from,
      amount: 0,
      from,
      ...(to === undefined ? {} : { to }),
    },
  ];
}

/** Entering a state of fallout, or an error not told before: a body repeats the errors of those before it. */
function fallouts(history: readonly Told<OrderChanged>[]): Contribution[] {
  const known = new Set<string>();
  return history
    .filter(({ data }, index) => {
      const enters = FALLEN_OUT.has(data.state) && history[index - 1]?.data.state !== data.state;
      const errors = (data.errors ?? []).map((error) => canonicalJson(error)).filter((error) => !known.has(error));
      for (const error of errors) known.add(error);
      return enters || errors.length > 0;
    })
    .map(({ eventId, type, data }) => ({
      eventId,
      type,
      kpi: 'order.fallout.count',
      at: Date.parse(data.stateChangedAt),
      amount: 1,
    }));
}

function reschedules(history: readonly Told<OrderChanged>[]): Contribution[] {
  const moves: Contribution[] = [];
  let promise: number | undefined;
  for (const { eventId, type, data } of history) {
    if (data.promisedAt === undefined) continue;
    const next = Date.parse(data.promisedAt);
    if (promise !== undefined && next !== promise) {
      moves.push({ eventId, type, kpi: 'order.reschedule.count', at: Date.parse(data.stateChangedAt), amount: 1 });
    }
    promise = next;
  }
  return moves;
}
