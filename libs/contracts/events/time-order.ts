import { MINUTE_MS } from '@sidetone/domain/time';
import type { Refinement } from '../define-event/index.js';
import { parseTime } from '../fields/index.js';

/** Clocks of TM Forum sources differ, so their dates may run backwards by this much; the duration is then 0. */
export const CLOCK_SKEW_MS = 5 * MINUTE_MS;

type TimesIn<Field extends string> = { readonly [K in Field]?: string | undefined };

/** Rule R16 for state events: `end` lies more than clock skew before `start`. Says nothing when either is absent. */
export function notBefore<E extends string, S extends string>(end: E, start: S): Refinement<TimesIn<E | S>> {
  return {
    name: `${end}-not-before-${start}`,
    contradiction: (data) =>
      spanMs(data[start], data[end]) < -CLOCK_SKEW_MS
        ? `Field '${end}' lies more than 5 minutes before '${start}'; an end at or after its start is expected.`
        : undefined,
  };
}

/** Rule R16 for intervals: `end` must lie after `start`. Says nothing when either is absent. */
export function endsAfterStart<S extends string, E extends string>(start: S, end: E): Refinement<TimesIn<S | E>> {
  return {
    name: `${end}-after-${start}`,
    contradiction: (data) =>
      spanMs(data[start], data[end]) <= 0
        ? `Field '${end}' is not after '${start}'; an interval needs a length.`
        : undefined,
  };
}

/** Milliseconds from one time text to another; NaN when either is absent, so that every comparison is false. */
export function spanMs(from: unknown, to: unknown): number {
  return instantOf(to) - instantOf(from);
}

function instantOf(value: unknown): number {
  return typeof value === 'string' ? (parseTime(value) ?? Number.NaN) : Number.NaN;
}
