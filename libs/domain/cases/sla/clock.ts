import { addBusinessMinutes, businessMinutesBetween, type Calendar } from '../../business-time/index.js';
import type { Instant } from '../../time/index.js';
import { nameOfClass, type ServiceClass } from './service-class.js';

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
  readonly warnAt: Instant;
  readonly dueAt: Instant;
  /** When what was promised was done. */
  readonly stoppedAt?: Instant | undefined;
}

/**
 * The two clocks of a case from `now` on; those of a reopened case begin anew in the same way.
 * @throws RangeError where the calendar does not hold the minutes within ten years
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
  return clock.shareBefore + Math.max(0, businessMinutesBetween(clock.countsFrom, until, calendar)) / clock.minutes;
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
  const moved = { ...clock, countsFrom: now, shareBefore: consumedShare(clock, now, from) };
  const { warnAt, dueAt } = instantsOf(moved, to);
  return {
    ...moved,
    warnAt: clock.warnAt <= now ? clock.warnAt : warnAt,
    dueAt: clock.dueAt <= now ? clock.dueAt : dueAt,
  };
}

type Running = Pick<Clock, 'minutes' | 'warnShare' | 'countsFrom' | 'shareBefore'>;

function instantsOf({ minutes, warnShare, countsFrom, shareBefore }: Running, calendar: Calendar) {
  const when = (share: number): Instant =>
    addBusinessMinutes(countsFrom, Math.max(0, share - shareBefore) * minutes, calendar);
  return { warnAt: when(warnShare), dueAt: when(1) };
}
