import { MINUTE_MS } from '../time/index.js';
import type { Aggregate, AggregationRule, Weighed } from './aggregate.js';
import { inside, shareOf, sumOf } from './aggregate-moments.js';
import type { Contribution, Window } from './contribution.js';
import { clip, lengthMs, union } from './spans.js';

/** A ratio of fewer attempts says nothing about the one customer (event vocabulary, section 4). */
const MINIMUM_DENOMINATOR = 10;

/** A measured period that counts, and what of it lies in the window. */
interface Period {
  readonly contribution: Contribution;
  readonly part: Window;
  readonly lengthMs: number;
  readonly insideMs: number;
}

/** Mean of the periods by the time they share with the window; of ratios that travel with their parts, the ratio of the sums. */
export function periodMean(contributions: readonly Contribution[], window: Window): Aggregate {
  const periods = measuredBefore(contributions, window);
  const belonging = periods.map(({ contribution }) => ({ contribution, weight: contribution.amount }));
  // A ratio travels with its parts, and ratios are never averaged, whatever the operator calls them.
  if (periods.length > 0 && periods.every(({ contribution }) => hasParts(contribution))) {
    return { belonging, value: ratio(contributions, window).value };
  }
  const weightOf = ({ contribution, insideMs }: Period): number => insideMs * shareOf(contribution);
  const weight = sumOf(periods.map(weightOf));
  const weighted = sumOf(periods.map((period) => period.contribution.amount * weightOf(period)));
  return { belonging, value: weight > 0 ? weighted / weight : undefined };
}

/**
 * Summed numerators over summed denominators. They come together, as parts of measured ratios, or apart: facts that are counted, and
 * measured opportunities. Then only those facts make the rate that happened while the opportunities are known.
 */
export function ratio(contributions: readonly Contribution[], window: Window): Aggregate {
  const counted = contributions.filter(isCounted);
  const periods = measuredBefore(
    contributions.filter((contribution) => !isCounted(contribution)),
    window,
  );
  const opportunities = periods.filter(isOpportunity);
  const ratios = periods.filter((period) => !isOpportunity(period));
  const known = union(opportunities.map(({ part }) => part));
  const events = inside(counted, window);
  const numerators = [
    ...ratios.map(({ contribution }) => (contribution.numerator ?? 0) * shareOf(contribution)),
    ...events
      .filter(({ contribution: { at } }) => known.some(({ start, end }) => start <= at && at < end))
      .map(({ weight }) => weight),
  ];
  const denominator =
    sumOf(ratios.map(({ contribution }) => (contribution.denominator ?? 0) * shareOf(contribution))) +
    sumOf(
      opportunities.map(
        ({ contribution, insideMs, lengthMs: length }) =>
          ((contribution.denominator ?? 0) * shareOf(contribution) * insideMs) / length,
      ),
    );
  const belonging: Weighed[] = [
    ...ratios.map(({ contribution }) => ({
      contribution,
      weight: (contribution.numerator ?? 0) * shareOf(contribution),
    })),
    ...events,
  ];
  return { belonging, value: denominator >= MINIMUM_DENOMINATOR ? sumOf(numerators) / denominator : undefined };
}

/** Minutes in the window of the periods above the threshold, by share, and what was measured of the KPI as such. */
export const timeOverThreshold: AggregationRule = (contributions, window, { threshold = 0 }) => {
  const asSuch = inside(
    contributions.filter(({ measured }) => measured),
    window,
  );
  const periods = measuredBefore(
    contributions.filter(({ measured }) => !measured),
    window,
  );
  const over = periods
    .filter(({ contribution }) => contribution.amount > threshold)
    .map(({ contribution, insideMs }) => ({
      contribution,
      weight: (insideMs * shareOf(contribution)) / MINUTE_MS,
    }));
  const belonging = [...over, ...asSuch];
  const isKnown = periods.length + asSuch.length > 0;
  return { belonging, value: isKnown ? sumOf(belonging.map(({ weight }) => weight)) : undefined };
};

const hasParts = ({ numerator, denominator }: Contribution): boolean => numerator != null && denominator != null;
const isOpportunity = ({ contribution }: Period): boolean =>
  contribution.numerator == null && contribution.denominator != null;
const isCounted = ({ from, denominator }: Contribution): boolean => from == null && denominator == null;

/** Periods that share time with the window and ended by its end: a period that goes on beyond the answer knows too much. */
function measuredBefore(contributions: readonly Contribution[], window: Window): Period[] {
  return contributions
    .map((contribution) => {
      const end = contribution.to ?? contribution.at;
      const period = { start: contribution.from ?? end - 1, end };
      const part = clip(period, window);
      return { contribution, part, lengthMs: lengthMs([period]), insideMs: lengthMs([part]) };
    })
    .filter(({ contribution, insideMs }) => (contribution.to ?? contribution.at) <= window.end && insideMs > 0);
}
