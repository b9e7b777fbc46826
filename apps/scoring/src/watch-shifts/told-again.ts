import type { ShiftSignal } from '@sidetone/domain/control-chart';
import type { ToldShift } from './watched-series.js';

/**
 * What is to be told after a series was charted anew: shifts that were not told, or were withdrawn and are there again; and shifts that
 * were told and are there no more, as withdrawn. A shift on the same day in the same direction is the same one.
 */
export function toldAgain(told: readonly ToldShift[], signals: readonly ShiftSignal[]): readonly ToldShift[] {
  const raised = signals.flatMap((signal) => {
    const before = told.find((one) => isSame(one.signal, signal));
    return before?.withdrawn === false ? [] : [{ signal, revision: (before?.revision ?? 0) + 1, withdrawn: false }];
  });
  const withdrawn = told
    .filter((one) => !one.withdrawn && !signals.some((signal) => isSame(one.signal, signal)))
    .map(({ signal, revision }) => ({ signal, revision: revision + 1, withdrawn: true }));
  return [...raised, ...withdrawn];
}

function isSame(one: ShiftSignal, other: ShiftSignal): boolean {
  return one.day === other.day && one.direction === other.direction;
}
