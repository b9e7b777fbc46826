import type { BillChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import type { Instant } from '@sidetone/domain/time';
import { fieldsSaid } from './fields-said.js';
import { firstSaid, inOrder, type Told } from './told.js';

/**
 * The spells in which one bill was past due and not settled; a part payment does not settle it, a payment taken back opens
 * it again. The last due date told holds, since a later one is granted to the customer. Nothing without a due date, or for a credit.
 */
export function foldBill(tellings: readonly Told<BillChanged>[]): Fact[] {
  const history = inOrder(tellings, (data) => data.stateChangedAt);
  const known = [...history].reverse();
  const dueAt = firstSaid(known, (data) => data.dueAt);
  const amount = firstSaid(known, (data) => data.amount?.amount);
  if (dueAt === undefined || (amount !== undefined && amount <= 0)) return [];

  const due = Date.parse(dueAt);
  const fields = fieldsSaid(known);
  return unsettled(history)
    .map(({ since, to, witness: { eventId, type } }): Fact => {
      const from = Math.max(due, since);
      return { name: 'bill.unpaid', eventId, type, at: from, from, ...(to === undefined ? {} : { to }), fields };
    })
    .filter(({ from = due, to }) => to === undefined || from < to);
}

interface Unsettled {
  readonly since: Instant;
  readonly to?: Instant;
  readonly witness: Told<BillChanged>;
}

/** A bill is unsettled from its first day, whatever was told of it first, and again when a state follows its settlement. */
function unsettled(history: readonly Told<BillChanged>[]): Unsettled[] {
  const spells: Unsettled[] = [];
  let current: Unsettled | undefined;
  let settled = false;
  for (const witness of history) {
    const changedAt = Date.parse(witness.data.stateChangedAt);
    if (!settled) current ??= { since: Number.NEGATIVE_INFINITY, witness };
    if (witness.data.state === 'settled') {
      if (current) spells.push({ ...current, to: changedAt });
      current = undefined;
      settled = true;
    } else {
      current ??= { since: changedAt, witness };
    }
  }
  return current ? [...spells, current] : spells;
}
