import { CLOCK_SKEW_MS } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import { firstSaid, type Told } from './told.js';

/** How the states of a family tell that a trouble lasts, since when, or that it is over. */
export interface Course<D> {
  changedAt(data: D): string;
  isOver(data: D): boolean;
  startedAt(data: D): string | undefined;
  endedAt(data: D): string | undefined;
}

/** From one beginning of a trouble to its end; what was reopened has several. */
export interface Spell<D> {
  readonly from: Instant;
  /** Absent while it lasts. */
  readonly to?: Instant;
  /** What was told while it lasted, and then that it is over; each in order, and one of them never empty. */
  readonly open: readonly Told<D>[];
  readonly over: readonly Told<D>[];
  /** All that is known of it, what counts most first: said while it lasted, by its end, in spells before; the later of two before the earlier. */
  readonly known: readonly Told<D>[];
}

interface Part<D> {
  readonly open: Told<D>[];
  readonly over: Told<D>[];
}

/**
 * The spells of an entity. A state that is not over, after one that was, reopens; a start told again belongs to the spell
 * before, so that the reopened one begins when that was told. A spell whose beginning nobody told is left out.
 * @param history in order (`inOrder`)
 */
export function spellsOf<D>(history: readonly Told<D>[], course: Course<D>): Spell<D>[] {
  const spells: Spell<D>[] = [];
  let before: readonly Told<D>[] = [];
  let since = Number.NEGATIVE_INFINITY;
  for (const { open, over } of parts(history, course)) {
    const from = startOf({ open, over }, course, since);
    const known = [...newestFirst(open), ...newestFirst(over), ...before];
    if (from !== undefined) {
      const to = over.length > 0 ? Math.max(from, endOf(over, course, from)) : undefined;
      spells.push({ from, ...(to === undefined ? {} : { to }), open, over, known });
      since = to ?? since;
    }
    before = newestFirst([...open, ...over]).concat(before);
  }
  return spells;
}

function parts<D>(history: readonly Told<D>[], course: Course<D>): Part<D>[] {
  const found: Part<D>[] = [];
  for (const told of history) {
    const isOver = course.isOver(told.data);
    let part = found.at(-1);
    if (!part || (part.over.length > 0 && (!isOver || startsAfter(part, told, course)))) {
      part = { open: [], over: [] };
      found.push(part);
    }
    (isOver ? part.over : part.open).push(told);
  }
  return found;
}

/** An end may come without a beginning: it then ends a spell of its own, if it says that this began after the last one ended. */
function startsAfter<D>({ over }: Part<D>, { data }: Told<D>, course: Course<D>): boolean {
  const started = course.startedAt(data);
  return started !== undefined && Date.parse(started) > endOf(over, course, Number.NEGATIVE_INFINITY);
}

/** The last start told that is not an earlier spell's, else the first telling that it lasts; spells never overlap. */
function startOf<D>({ open, over }: Part<D>, course: Course<D>, since: Instant): Instant | undefined {
  const told = firstSaid(newestFirst([...open, ...over]), (data) => instant(course.startedAt(data), since));
  const [first] = open;
  return told ?? (first && Math.max(since, Date.parse(course.changedAt(first.data))));
}

/** The last end told that is not an earlier spell's, else the first telling that it is over. */
function endOf<D>(over: readonly Told<D>[], course: Course<D>, from: Instant): Instant {
  const told = firstSaid(newestFirst(over), (data) => instant(course.endedAt(data), from - CLOCK_SKEW_MS));
  return told ?? Math.min(...over.map(({ data }) => Date.parse(course.changedAt(data))));
}

function instant(time: string | undefined, earliest: Instant): Instant | undefined {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return at >= earliest ? at : undefined;
}

const newestFirst = <D>(history: readonly Told<D>[]): Told<D>[] => [...history].reverse();
