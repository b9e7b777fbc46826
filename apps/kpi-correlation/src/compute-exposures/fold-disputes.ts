import type { DisputeChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import { fieldsSaid } from './fields-said.js';
import { spellsOf, type Course } from './spells.js';
import { inOrder, type Told } from './told.js';

const DECIDED: ReadonlySet<string> = new Set(['upheld', 'refused', 'withdrawn']);

const course: Course<DisputeChanged> = {
  changedAt: (data) => data.statusChangedAt,
  startedAt: (data) => data.openedAt,
  endedAt: (data) => data.closedAt,
  isOver: (data) => DECIDED.has(data.status),
};

/** What one dispute's history tells of: that it was opened, once however it ended, and each spell in which it was open. */
export function foldDispute(tellings: readonly Told<DisputeChanged>[]): Fact[] {
  const history = inOrder(tellings, course.changedAt);
  const [first] = history;
  if (!first) return [];
  const spells = spellsOf(history, course);
  const told = { eventId: first.eventId, type: first.type, fields: fieldsSaid([...history].reverse()) };
  const openedAt = spells[0]?.from ?? Date.parse(first.data.statusChangedAt);
  return [
    { ...told, name: 'dispute.opened', at: openedAt },
    ...spells.map(({ from, to }): Fact => ({
      ...told,
      name: 'dispute.open',
      at: from,
      from,
      ...(to === undefined ? {} : { to }),
    })),
  ];
}
