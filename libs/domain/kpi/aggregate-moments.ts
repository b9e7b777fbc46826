import type { Aggregate, Weighed } from './aggregate.js';
import type { Contribution, Window } from './contribution.js';

/** Those whose time lies in the window, each with its amount by its share. */
export function inside(contributions: readonly Contribution[], { start, end }: Window): Weighed[] {
  return contributions
    .filter(({ at }) => start <= at && at < end)
    .map((contribution) => ({ contribution, weight: contribution.amount * shareOf(contribution) }));
}

export const shareOf = ({ share }: Contribution): number => share ?? 1;

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Amounts added up; a count is the sum of ones. */
export function total(contributions: readonly Contribution[], window: Window): Aggregate {
  const belonging = inside(contributions, window);
  return { belonging, value: sumOf(belonging.map(({ weight }) => weight)) };
}

/** Mean amount, weighted by share. */
export function mean(contributions: readonly Contribution[], window: Window): Aggregate {
  const { belonging, value = 0 } = total(contributions, window);
  const shares = sumOf(belonging.map(({ contribution }) => shareOf(contribution)));
  return { belonging, value: shares > 0 ? value / shares : undefined };
}

/** Greatest amount, however small the share that met it. */
export function largest(contributions: readonly Contribution[], window: Window): Aggregate {
  const belonging = inside(contributions, window).map(({ contribution }) => ({
    contribution,
    weight: contribution.amount,
  }));
  if (belonging.length === 0) return { belonging, value: undefined };
  return { belonging, value: belonging.reduce((most, { weight }) => Math.max(most, weight), -Infinity) };
}
