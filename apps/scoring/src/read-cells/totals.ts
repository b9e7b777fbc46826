import type { AskedStratum, ScoreCounts } from '@sidetone/domain/nps';
import { COUNT, COUNT_COLUMNS } from '../keep-cells/cell-place.js';

/** Counts of one area, group and stratum, and of one day in a series. */
export type CountRow = Readonly<Record<(typeof COUNT_COLUMNS)[number], number>> & {
  readonly journey_area: string;
  readonly value: string;
  readonly stratum: string;
  readonly day?: string;
};

/** What is known of the answers and invitations of one group. */
export interface Totals {
  /** Empty: all areas together. */
  readonly area: string;
  readonly value: string;
  readonly day?: string | undefined;
  readonly counts: ScoreCounts;
  readonly outside: ScoreCounts;
  readonly invited: number;
  readonly answered: number;
  readonly delays: readonly number[];
  readonly strata: readonly AskedStratum[];
}

export const NOBODY: Omit<Totals, 'area' | 'value'> = addUp([]);

/** Rows by area and group (and day), strata added up. @param value the group's name, where all rows are of one */
export function totalsOf(rows: readonly CountRow[], value?: string): readonly Totals[] {
  const groups = new Map<string, CountRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.journey_area, value ?? row.value, row.day ?? null]);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ area: first.journey_area, value: value ?? first.value, day: first.day, ...addUp(group) }] : [];
  });
}

/** Several totals as one: days of a week, groups of a whole. */
export function sumOfTotals(totals: readonly Totals[]): Omit<Totals, 'area' | 'value'> {
  const strata = new Map<string, AskedStratum>();
  for (const one of totals.flatMap((each) => each.strata)) {
    const known = strata.get(one.stratum);
    strata.set(one.stratum, {
      stratum: one.stratum,
      invited: (known?.invited ?? 0) + one.invited,
      counts: added([known?.counts ?? NOBODY.counts, one.counts]),
    });
  }
  return {
    counts: added(totals.map(({ counts }) => counts)),
    outside: added(totals.map(({ outside }) => outside)),
    invited: totals.reduce((sum, { invited }) => sum + invited, 0),
    answered: totals.reduce((sum, { answered }) => sum + answered, 0),
    delays: NOBODY.delays.map((_, index) => totals.reduce((sum, { delays }) => sum + (delays[index] ?? 0), 0)),
    strata: [...strata.values()],
  };
}

function added(counts: readonly ScoreCounts[]): ScoreCounts {
  return {
    promoters: counts.reduce((sum, one) => sum + one.promoters, 0),
    passives: counts.reduce((sum, one) => sum + one.passives, 0),
    detractors: counts.reduce((sum, one) => sum + one.detractors, 0),
  };
}

function addUp(rows: readonly CountRow[]): Omit<Totals, 'area' | 'value'> {
  const sums = COUNT_COLUMNS.map((name) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0));
  const at = (index: number): number => sums[index] ?? 0;
  const strata = new Map<string, AskedStratum>();
  for (const row of rows) {
    const known = strata.get(row.stratum);
    strata.set(row.stratum, {
      stratum: row.stratum,
      invited: (known?.invited ?? 0) + (row['invited'] ?? 0),
      counts: {
        promoters: (known?.counts.promoters ?? 0) + (row['promoters'] ?? 0),
        passives: (known?.counts.passives ?? 0) + (row['passives'] ?? 0),
        detractors: (known?.counts.detractors ?? 0) + (row['detractors'] ?? 0),
      },
    });
  }
  return {
    counts: { promoters: at(COUNT.promoter), passives: at(COUNT.passive), detractors: at(COUNT.detractor) },
    outside: {
      promoters: at(COUNT.outside + COUNT.promoter),
      passives: at(COUNT.outside + COUNT.passive),
      detractors: at(COUNT.outside + COUNT.detractor),
    },
    invited: at(COUNT.invited),
    answered: at(COUNT.answered),
    delays: sums.slice(COUNT.delay),
    strata: [...strata.values()],
  };
}
