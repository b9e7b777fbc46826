import { businessMinutesBetween, reachedAfter, type Calendar } from '../../business-time/index.js';
import { MINUTE_MS, type Instant } from '../../time/index.js';
import { nameOfClass, type ServiceClass } from './service-class.js';

/** A promise that is kept later was none: calendars and promises are refused that do not fit within it. */
export const PROMISE_WITHIN_DAYS = 365;

export type ClockKind = 'firstContact' | 'resolve';

/** A promise that runs in the hours of whoever works on the case. All instants can be kept, so that it survives every stop. */
export interface Clock {
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  /** The whole promise in business minutes, and the share of it at which somebody is warned. */
  readonly minutes: number;
  readonly warnShare: number;
  /** Since when the present calendar counts, and the share of the promise that was used up before. */
  readonly countsFrom: Instant;
  readonly shareBefore: number;
  /** The calendar does not hold what is left within a year: it runs round the clock, so that the case is seen rather than forgotten. */
  readonly roundTheClock?: true;
  readonly warnAt: Instant;
  readonly dueAt: Instant;
  /** When what was promised was done. */
  readonly stoppedAt?: Instant | undefined;
}

/**
 * The two clocks of a case from `now` on; those of a reopened case begin anew in the same way.
 * @throws RangeError for a class that promises no minutes
 */
export function startClocks(
  serviceClass: ServiceClass,
  now: Instant,
  calendar: Calendar,
): Readonly<Record<ClockKind, Clock>> {
  const { firstContactMinutes, resolveMinutes, warnShare } = serviceClass;
  const start = (kind: ClockKind, minutes: number): Clock => {
    if (!(minutes > 0)) throw new RangeError(`The class ${nameOfClass(serviceClass)} promises ${minutes} minutes.`);
    const begun = { kind, startedAt: now, minutes, warnShare, countsFrom: now, shareBefore: 0 };
    return { ...begun, ...instantsOf(begun, calendar) };
  };
  return { firstContact: start('firstContact', firstContactMinutes), resolve: start('resolve', resolveMinutes) };
}

/** The share of a promise that is used up at `now`, 0 or more; above 1 once it is broken. */
export function consumedShare(clock: Clock, now: Instant, calendar: Calendar): number {
  const until = Math.min(now, clock.stoppedAt ?? now);
  const minutes = clock.roundTheClock
    ? (until - clock.countsFrom) / MINUTE_MS
    : businessMinutesBetween(clock.countsFrom, until, calendar);
  return clock.shareBefore + Math.max(0, minutes) / clock.minutes;
}

/** What is done has no clock any more. The first stop counts. */
export function stopClock(clock: Clock, now: Instant): Clock {
  return clock.stoppedAt === undefined ? { ...clock, stoppedAt: now } : clock;
}

/**
 * The clock once somebody works by another calendar, or by a new version of the same: the share that is used up stays, what is left
 * of the promise runs in the new hours. What was due before stays due when it was: nobody's change of team mends a broken promise.
 */
export function moveClock(clock: Clock, now: Instant, from: Calendar, to: Calendar): Clock {
  if (clock.stoppedAt !== undefined) return clock;
  const { roundTheClock: _, ...before } = clock;
  const moved = { ...before, countsFrom: now, shareBefore: consumedShare(clock, now, from) };
  const instants = instantsOf(moved, to);
  return {
    ...moved,
    ...instants,
    warnAt: clock.warnAt <= now ? clock.warnAt : instants.warnAt,
    dueAt: clock.dueAt <= now ? clock.dueAt : instants.dueAt,
  };
}

type Running = Pick<Clock, 'minutes' | 'warnShare' | 'countsFrom' | 'shareBefore'>;

type Instants = Pick<Clock, 'warnAt' | 'dueAt' | 'roundTheClock'>;

function instantsOf({ minutes, warnShare, countsFrom, shareBefore }: Running, calendar: Calendar): Instants {
  const left = (share: number): number => Math.max(0, share - shareBefore) * minutes;
  const [warnAt, dueAt] = [warnShare, 1].map((share) =>
    reachedAfter(countsFrom, left(share), calendar, PROMISE_WITHIN_DAYS),
  );
  if (warnAt !== undefined && dueAt !== undefined) return { warnAt, dueAt };
  const plainly = (share: number): Instant => countsFrom + Math.round(left(share) * MINUTE_MS);
  return { warnAt: plainly(warnShare), dueAt: plainly(1), roundTheClock: true };
}
