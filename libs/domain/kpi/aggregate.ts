import { DAY_MS, HOUR_MS } from '../time/index.js';
import type { Contribution, Window } from './contribution.js';
import type { Aggregation } from './kpi-definition.js';
import { clip, lengthMs, union } from './spans.js';

/** A ratio of fewer attempts says nothing about the one customer (event vocabulary, section 4). */
const MINIMUM_DENOMINATOR = 10;

/** A contribution that belongs to the window, and how bad it is beside the others of its KPI. */
export interface Weighed {
  readonly contribution: Contribution;
  readonly weight: number;
}

/** What the window holds: those that belong to it, and the value they make if it needs no word about completeness. */
export interface Aggregate {
  readonly belonging: readonly Weighed[];
  /** `undefined` where nothing can be said: no events to take the mean of, or too few denominators. */
  readonly value: number | undefined;
}

type Rule = (contributions: readonly Contribution[], window: Window) => Aggregate;

const inside = (contributions: readonly Contribution[], { start, end }: Window): Weighed[] =>
  contributions
    .filter(({ at }) => start <= at && at < end)
    .map((contribution) => ({ contribution, weight: contribution.amount }));

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const sum: Rule = (contributions, window) => {
  const belonging = inside(contributions, window);
  return { belonging, value: total(belonging.map(({ weight }) => weight)) };
};

const meanAmount: Rule = (contributions, window) => {
  const { belonging, value = 0 } = sum(contributions, window);
  return { belonging, value: belonging.length > 0 ? value / belonging.length : undefined };
};

const unionHours: Rule = (contributions, window) => {
  const parts = contributions.map((contribution) => ({ contribution, part: openPart(contribution, window) }));
  const touching = parts.filter(({ part }) => part.start < part.end);
  return {
    belonging: touching.map(({ contribution, part }) => ({ contribution, weight: lengthMs([part]) })),
    value: lengthMs(union(touching.map(({ part }) => part))) / HOUR_MS,
  };
};

/** An open interval is open up to the answer: what came after was not known and not felt. */
function openPart({ from, to, at }: Contribution, window: Window): Window {
  return clip({ start: from ?? at, end: to ?? window.end }, window);
}

const maxDays: Rule = (contributions, window) => {
  const belonging = contributions
    .filter((contribution) => lengthMs([openPart(contribution, window)]) > 0)
    .map((contribution) => {
      const { from, to, at } = contribution;
      return { contribution, weight: (Math.min(to ?? window.end, window.end) - (from ?? at)) / DAY_MS };
    });
  return { belonging, value: belonging.reduce((longest, { weight }) => Math.max(longest, weight), 0) };
};

const ratio: Rule = (contributions, window) => {
  const belonging = measuredBefore(contributions, window).map(({ contribution }) => ({
    contribution,
    weight: contribution.numerator ?? 0,
  }));
  const denominator = total(belonging.map(({ contribution }) => contribution.denominator ?? 0));
  const numerator = total(belonging.map(({ weight }) => weight));
  return { belonging, value: denominator >= MINIMUM_DENOMINATOR ? numerator / denominator : undefined };
};

const periodMean: Rule = (contributions, window) => {
  const shared = measuredBefore(contributions, window);
  const belonging = shared.map(({ contribution }) => ({ contribution, weight: contribution.amount }));
  // A ratio travels with its parts, and ratios are never averaged, whatever the operator calls them.
  if (shared.length > 0 && shared.every(({ contribution }) => isRatio(contribution))) {
    return { belonging, value: ratio(contributions, window).value };
  }
  const weight = total(shared.map(({ shareMs }) => shareMs));
  const weighted = total(shared.map(({ contribution, shareMs }) => contribution.amount * shareMs));
  return { belonging, value: weight > 0 ? weighted / weight : undefined };
};

const isRatio = ({ numerator, denominator }: Contribution): boolean => numerator != null && denominator != null;

/** Periods that share time with the window and ended by its end: a period that goes on beyond the answer knows too much. */
function measuredBefore(contributions: readonly Contribution[], window: Window) {
  return contributions
    .map((contribution) => {
      const end = contribution.to ?? contribution.at;
      const period = { start: contribution.from ?? end - 1, end };
      return { contribution, end, shareMs: lengthMs([clip(period, window)]) };
    })
    .filter(({ end, shareMs }) => end <= window.end && shareMs > 0);
}

/** One rule for each way to make one value of a window's contributions. */
export const AGGREGATIONS: Readonly<Record<Aggregation, Rule>> = {
  sum,
  meanAmount,
  unionHours,
  maxDays,
  ratio,
  periodMean,
};
