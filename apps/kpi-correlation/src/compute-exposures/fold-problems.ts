import type { ProblemChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import { fieldsSaid } from './fields-said.js';
import { spellsOf, type Course, type Spell } from './spells.js';
import { inOrder, type Told } from './told.js';

/** Found to be none, or to be another problem's. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['rejected', 'cancelled']);
const ENDED: ReadonlySet<string> = new Set(['resolved', 'closed', ...TAKEN_BACK]);

const course: Course<ProblemChanged> = {
  changedAt: (data) => data.statusChangedAt,
  startedAt: (data) => data.openedAt,
  endedAt: (data) => data.resolvedAt,
  isOver: (data) => ENDED.has(data.status),
};

/**
 * The outages that one service problem's history tells of. An alarm must say that it affects service, since most do not. A
 * service problem is by its definition (TMF656) something that does; so it is an outage unless it was rejected or
 * cancelled, or itself says that it hits nobody. It goes on until people end it, and no end is assumed.
 */
export function foldProblem(tellings: readonly Told<ProblemChanged>[]): Fact[] {
  return spellsOf(inOrder(tellings, course.changedAt), course).flatMap((spell) => {
    const { from, to, open, over, known } = spell;
    const [witness] = [...open, ...over];
    if (!witness || hitsNobody(spell) || over.some(({ data }) => TAKEN_BACK.has(data.status))) return [];
    return [
      {
        name: 'outage',
        eventId: witness.eventId,
        type: witness.type,
        at: from,
        from,
        ...(to === undefined ? {} : { to }),
        fields: fieldsSaid(known),
      },
    ];
  });
}

function hitsNobody(spell: Spell<ProblemChanged>): boolean {
  return (
    saysOnlyNone(spell, (data) => data.impact) ||
    saysOnlyNone(spell, (data) => data.affectedCount) ||
    saysOnlyNone(spell, (data) => data.serviceIds?.length)
  );
}

/** Numbers fall to 0 as a problem is mended: then it did hit somebody. And what the end says counts only if nothing was said before. */
function saysOnlyNone(
  { open, over }: Spell<ProblemChanged>,
  read: (data: ProblemChanged) => number | undefined,
): boolean {
  const said = [open, over].map((tellings) => tellings.flatMap(({ data }) => read(data) ?? []));
  const counting = said.find((numbers) => numbers.length > 0) ?? [];
  return counting.length > 0 && counting.every((number) => number <= 0);
}
