import { wilsonInterval, type Interval } from '../../statistics/index.js';
import { HOUR_MS, type Instant } from '../../time/index.js';
import { waitingQuantile, type Wait } from './waiting-quantile.js';

/** A case as the report needs it; withdrawn cases are no rows of it. */
export interface SlaRow {
  /** As `nameOfClass` tells it. */
  readonly className: string;
  readonly openedAt: Instant;
  readonly firstContactAt?: Instant | undefined;
  readonly closedAt?: Instant | undefined;
}

export interface ShareInside {
  readonly hours: number;
  /** Cases opened at least so many hours ago. Younger ones are on neither side: of them only the quick would be known. */
  readonly cases: number;
  readonly inside: number;
  /** Absent where there is no case that says anything. */
  readonly share?: number;
  readonly interval?: Interval;
}

/** Times are hours of the clock on the wall, nights and weekends included, as the customer lives them. */
export interface TimeFigures {
  readonly cases: number;
  readonly done: number;
  /** Absent where too few are done. */
  readonly medianHours?: number;
  readonly p90Hours?: number;
  readonly inside: readonly ShareInside[];
}

export interface SlaFigures {
  readonly className: string;
  readonly firstContact: TimeFigures;
  readonly close: TimeFigures;
}

/** What the figures of a clock are made of, however they were counted. */
export interface TimeCounts {
  readonly cases: number;
  readonly done: number;
  readonly medianHours?: number | undefined;
  readonly p90Hours?: number | undefined;
  readonly inside: readonly Pick<ShareInside, 'hours' | 'cases' | 'inside'>[];
}

/** A wait, and how long ago it began. */
interface AgedWait extends Wait {
  readonly ageHours: number;
}

/** Within how many hours of the wall clock. */
export const INSIDE_HOURS = [24, 48] as const;

/** The figures of counts: those, and the shares with their intervals. */
export function timeFigures({ cases, done, medianHours, p90Hours, inside }: TimeCounts): TimeFigures {
  return {
    ...{ cases, done },
    ...(medianHours !== undefined && { medianHours }),
    ...(p90Hours !== undefined && { p90Hours }),
    inside: inside.map((within) => {
      const interval = wilsonInterval({ successes: within.inside, trials: within.cases });
      return { ...within, ...(interval !== undefined && { share: within.inside / within.cases, interval }) };
    }),
  };
}

/**
 * The figures of all cases together (`all`) and of each class, by name. A case closed without contact has none to wait for. Whoever counts in
 * a database, where the cases are, must come to the same.
 */
export function slaReport(rows: readonly SlaRow[], now: Instant): readonly SlaFigures[] {
  const names = [...new Set(rows.map(({ className }) => className))].sort();
  const groups = [
    ['all', rows] as const,
    ...names.map((name) => [name, rows.filter((row) => row.className === name)] as const),
  ];
  return groups.map(([className, ofClass]) => ({
    className,
    firstContact: figuresOf(ofClass.flatMap((row) => contactWait(row, now))),
    close: figuresOf(ofClass.map(({ openedAt, closedAt }) => waitOf(openedAt, closedAt, now))),
  }));
}

function contactWait({ openedAt, firstContactAt, closedAt }: SlaRow, now: Instant): readonly AgedWait[] {
  return firstContactAt === undefined && closedAt !== undefined ? [] : [waitOf(openedAt, firstContactAt, now)];
}

function waitOf(from: Instant, doneAt: Instant | undefined, now: Instant): AgedWait {
  const ageHours = Math.max(0, now - from) / HOUR_MS;
  return {
    hours: doneAt === undefined ? ageHours : Math.max(0, doneAt - from) / HOUR_MS,
    over: doneAt !== undefined,
    ageHours,
  };
}

function figuresOf(waits: readonly AgedWait[]): TimeFigures {
  return timeFigures({
    cases: waits.length,
    done: waits.filter(({ over }) => over).length,
    medianHours: waitingQuantile(waits, 0.5),
    p90Hours: waitingQuantile(waits, 0.9),
    inside: INSIDE_HOURS.map((hours) => {
      const decided = waits.filter(({ ageHours }) => ageHours >= hours);
      const inside = decided.filter((wait) => wait.over && wait.hours <= hours).length;
      return { hours, cases: decided.length, inside };
    }),
  });
}
