import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../time/index.js';
import { shareOf } from './aggregate-moments.js';
import type { CompiledCatalogue } from './compile-catalogue.js';
import type { Contribution, Window } from './contribution.js';
import { daysOf, type DayOf } from './days-of.js';
import type { Aggregation } from './kpi-definition.js';
import { sharedLengthMs, type SharedWindow } from './shared-length.js';
import { union } from './spans.js';

/** What one day holds of one KPI. As in `KpiTotal`, with `weight` the value is amount over weight. */
export interface DailyTotal {
  readonly kpi: string;
  readonly day: string;
  /** How many contributions meet the day. */
  readonly events: number;
  readonly amount: number;
  readonly weight?: number;
}

type Part = Omit<DailyTotal, 'kpi'>;
type DailyRule = (contributions: readonly Contribution[], dayOf: DayOf) => readonly Part[];

/** Those not named do not follow from states day by day: what is measured adds by its event, and so do a ratio's parts. */
const RULES: Readonly<Partial<Record<Aggregation, DailyRule>>> = {
  count: (contributions, dayOf) => added(contributions.map((one) => ({ ...atItsTime(one, dayOf), ...amountOf(one) }))),
  sum: (contributions, dayOf) => added(contributions.map((one) => ({ ...atItsTime(one, dayOf), ...amountOf(one) }))),
  mean: (contributions, dayOf) =>
    added(contributions.map((one) => ({ ...atItsTime(one, dayOf), ...amountOf(one), weight: shareOf(one) }))),
  max: (contributions, dayOf) =>
    greatest(contributions.map((one) => ({ ...atItsTime(one, dayOf), amount: one.amount }))),
  unionHours: (contributions, dayOf) => lengths(contributions, dayOf, HOUR_MS),
  unionMinutes: (contributions, dayOf) => lengths(contributions, dayOf, MINUTE_MS),
  unionCount: beginnings,
  maxDays: (contributions, dayOf) =>
    greatest(
      contributions.flatMap(({ from, to, at }) =>
        to == null ? [] : [{ day: dayOf(to), events: 1, amount: (to - (from ?? at)) / DAY_MS }],
      ),
    ),
};

/**
 * What the contributions of one subscription, customer or resource make of each day. Counts stand at the day of their time; lengths are cut
 * by day, overlapping ones once, and only of what has ended: an open interval adds all its days when it ends. United intervals count
 * on the day they begin, open ones too; the longest delay stands at the day on which it ended. In order of KPI and day, the same
 * whatever the order of the contributions.
 */
export function dailyTotalsOf(
  contributions: readonly Contribution[],
  catalogue: Pick<CompiledCatalogue, 'definition'>,
  dayOf: DayOf,
): readonly DailyTotal[] {
  const byKpi = new Map<string, Contribution[]>();
  for (const one of contributions) {
    // A measured value adds by its own event, see `totalsOf`.
    if (one.measured) continue;
    const known = byKpi.get(one.kpi);
    if (known) known.push(one);
    else byKpi.set(one.kpi, [one]);
  }
  return [...byKpi]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([kpi, ours]) => {
      const aggregation = catalogue.definition(kpi)?.aggregation;
      const rule = aggregation && RULES[aggregation];
      return rule ? byDay(rule([...ours].sort(inOneOrder), dayOf)).map((part) => ({ kpi, ...part })) : [];
    });
}

const atItsTime = ({ at }: Contribution, dayOf: DayOf): Pick<Part, 'day' | 'events'> => ({ day: dayOf(at), events: 1 });
const amountOf = (one: Contribution): Pick<Part, 'amount'> => ({ amount: one.amount * shareOf(one) });
const byDay = (parts: readonly Part[]): readonly Part[] => [...parts].sort((a, b) => (a.day < b.day ? -1 : 1));

function added(parts: readonly Part[]): readonly Part[] {
  return perDay(parts, (a, b) => ({
    day: a.day,
    events: a.events + b.events,
    amount: a.amount + b.amount,
    ...(a.weight === undefined && b.weight === undefined ? {} : { weight: (a.weight ?? 0) + (b.weight ?? 0) }),
  }));
}

function greatest(parts: readonly Part[]): readonly Part[] {
  return perDay(parts, (a, b) => ({ day: a.day, events: a.events + b.events, amount: Math.max(a.amount, b.amount) }));
}

function perDay(parts: readonly Part[], join: (a: Part, b: Part) => Part): readonly Part[] {
  const days = new Map<string, Part>();
  for (const part of parts) {
    const known = days.get(part.day);
    days.set(part.day, known ? join(known, part) : part);
  }
  return [...days.values()];
}

/** Time covered, by the greatest share at each moment. */
function lengths(contributions: readonly Contribution[], dayOf: DayOf, unitMs: number): readonly Part[] {
  const parts = linesOf(contributions).flatMap((line) => {
    const days = new Map<string, SharedWindow[]>();
    for (const one of line) {
      if (one.to == null) continue;
      for (const { day, start, end } of daysOf({ start: one.from ?? one.at, end: one.to }, dayOf)) {
        const known = days.get(day) ?? [];
        known.push({ start, end, share: shareOf(one) });
        days.set(day, known);
      }
    }
    return [...days].map(([day, windows]) => ({ day, events: windows.length, amount: sharedLengthMs(windows) }));
  });
  // Whole milliseconds are added up, and divided once: so a day's total does not depend on how many parts it has.
  return added(parts).map((part) => ({ ...part, amount: part.amount / unitMs }));
}

function beginnings(contributions: readonly Contribution[], dayOf: DayOf): readonly Part[] {
  return added(
    linesOf(contributions).flatMap((line) =>
      union(line.map(windowOf)).map((whole) => {
        const inside = line.filter((one) => isIn(windowOf(one), whole));
        const amount = inside.reduce((most, one) => Math.max(most, shareOf(one)), 0);
        return { day: dayOf(whole.start), events: inside.length, amount };
      }),
    ),
  );
}

const windowOf = ({ from, to, at }: Contribution): Window => ({ start: from ?? at, end: to ?? Infinity });
const isIn = (part: Window, whole: Window): boolean =>
  part.start < part.end && whole.start <= part.start && part.end <= whole.end;

function linesOf(contributions: readonly Contribution[]): readonly (readonly Contribution[])[] {
  const lines = new Map<string, Contribution[]>();
  for (const one of contributions) {
    const known = lines.get(one.line ?? '');
    if (known) known.push(one);
    else lines.set(one.line ?? '', [one]);
  }
  return [...lines.values()];
}

/** Sums of broken numbers depend on their order, so they need one. */
function inOneOrder(a: Contribution, b: Contribution): number {
  const to = (one: Contribution): Instant => one.to ?? Infinity;
  return (
    a.at - b.at ||
    compare(a.eventId, b.eventId) ||
    compare(a.line ?? '', b.line ?? '') ||
    compare(to(a), to(b)) ||
    a.amount - b.amount ||
    shareOf(a) - shareOf(b)
  );
}

function compare<T extends number | string>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
