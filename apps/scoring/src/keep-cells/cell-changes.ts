import { COUNT, COUNT_COLUMNS, groupsOf, type CellPlace, type CountedAnswer } from './cell-place.js';

/** By how much one cell changes. `period` is a day or a month. */
export interface CellChange {
  readonly dimension: string;
  readonly kind: string;
  readonly area: string;
  readonly value: string;
  readonly period: string;
  readonly stratum: string;
  /** In the order of `COUNT_COLUMNS`. */
  readonly counts: number[];
}

type Shared = Pick<CellChange, 'kind' | 'area' | 'period' | 'stratum'>;

/** By how much a batch of facts changes each cell; what cancels out is left out. */
export class CellChanges {
  /** In two steps, because facts share few days and strata, and joining long keys shows in profiles. */
  private readonly changes = new Map<string, { readonly shared: Shared; readonly cells: Map<string, CellChange> }>();

  /** @param by 1 to count it, −1 to count it no more */
  countAnswer({ place, band, outside, delayClass }: CountedAnswer, by: 1 | -1): void {
    const counts: number[] = [COUNT[band]];
    if (outside) counts.push(COUNT.outside + COUNT[band]);
    if (delayClass !== null) counts.push(COUNT.delay + delayClass);
    this.add(place, counts, by);
  }

  countInvitation(place: CellPlace, answered: boolean, by: 1 | -1): void {
    this.add(place, answered ? [COUNT.invited, COUNT.answered] : [COUNT.invited], by);
  }

  /** An invitation that is counted already was answered, or its answer was withdrawn. */
  countAnswered(place: CellPlace, by: 1 | -1): void {
    this.add(place, [COUNT.answered], by);
  }

  /** The changes of days. */
  ofDays(): readonly CellChange[] {
    return [...this.changes.values()].flatMap(({ cells }) =>
      [...cells.values()].filter(({ counts }) => counts.some((count) => count !== 0)),
    );
  }

  private add(place: CellPlace, counts: readonly number[], by: 1 | -1): void {
    const groups = groupsOf(place);
    for (const area of place.journeyArea === null ? [''] : ['', place.journeyArea]) {
      const cells = this.cellsOf(place, area);
      for (const [dimension, value] of groups) {
        const key = `${dimension} ${value}`;
        let cell = cells.cells.get(key);
        if (!cell) {
          cell = { dimension, value, ...cells.shared, counts: new Array<number>(COUNT_COLUMNS.length).fill(0) };
          cells.cells.set(key, cell);
        }
        for (const count of counts) cell.counts[count] = (cell.counts[count] ?? 0) + by;
      }
    }
  }

  private cellsOf({ kind, day, groups }: CellPlace, area: string) {
    const stratum = groups.segment ?? '';
    const key = `${kind} ${area} ${day} ${stratum}`;
    let known = this.changes.get(key);
    if (!known) {
      known = { shared: { kind, area, period: day, stratum }, cells: new Map() };
      this.changes.set(key, known);
    }
    return known;
  }
}

/** Changes of days as those of their months. */
export function byMonth(changes: readonly CellChange[]): readonly CellChange[] {
  const months = new Map<string, CellChange>();
  for (const change of changes) {
    const { dimension, kind, area, value, stratum } = change;
    const period = change.period.slice(0, 7);
    const key = [dimension, kind, area, stratum, period, value].join(' ');
    const month = months.get(key);
    if (month) change.counts.forEach((count, index) => (month.counts[index] = (month.counts[index] ?? 0) + count));
    else months.set(key, { ...change, period, counts: [...change.counts] });
  }
  return [...months.values()].filter(({ counts }) => counts.some((count) => count !== 0));
}
