import { DAY_MS } from '../time/index.js';
import type { Aggregate, AggregationRule, Weighed } from './aggregate.js';
import { inside, shareOf, sumOf } from './aggregate-moments.js';
import type { Contribution, Window } from './contribution.js';
import { sharedLengthMs } from './shared-length.js';
import { clip, lengthMs, union } from './spans.js';

interface Part {
  readonly contribution: Contribution;
  readonly part: Window;
}

/**
 * Length of the intervals in the window in a unit of time. Overlapping ones of one subscription count once, by the greatest share
 * at each moment; those of several subscriptions add up, and so does what was measured as such.
 */
export function intervalTime(unitMs: number): AggregationRule {
  return (contributions, window) => {
    const { parts, measured } = apart(contributions, window);
    const lengths = byLine(parts).map((line) =>
      sharedLengthMs(line.map(({ contribution, part }) => ({ ...part, share: shareOf(contribution) }))),
    );
    const weighed = parts.map(({ contribution, part }) => ({
      contribution,
      weight: (lengthMs([part]) * shareOf(contribution)) / unitMs,
    }));
    return { belonging: [...weighed, ...measured], value: sumOf(lengths) / unitMs + sumOf(weightsOf(measured)) };
  };
}

/** How many separate intervals the window meets when overlapping ones of one subscription are united. An outage is one, however small its share of the use. */
export function intervalCount(contributions: readonly Contribution[], window: Window): Aggregate {
  const { parts, measured } = apart(contributions, window);
  const counts = byLine(parts).map((line) => union(line.map(({ part }) => part)).length);
  const weighed = parts.map(({ contribution }) => ({ contribution, weight: shareOf(contribution) }));
  return { belonging: [...weighed, ...measured], value: sumOf(counts) + sumOf(weightsOf(measured)) };
}

/** The longest delay among the intervals that meet the window: the whole delay, not only the part inside. Shares do not shorten it. */
export function intervalDays(contributions: readonly Contribution[], window: Window): Aggregate {
  const { parts, measured } = apart(contributions, window);
  const delays = parts.map(({ contribution }) => {
    const { from, to, at } = contribution;
    return { contribution, weight: (Math.min(to ?? window.end, window.end) - (from ?? at)) / DAY_MS };
  });
  const belonging = [...delays, ...measured];
  return { belonging, value: belonging.reduce((longest, { weight }) => Math.max(longest, weight), 0) };
}

/** The intervals that meet the window, cut to it, and beside them what was measured of the KPI as a whole. */
function apart(contributions: readonly Contribution[], window: Window): { parts: Part[]; measured: Weighed[] } {
  const parts = contributions
    .filter(({ measured }) => !measured)
    .map((contribution) => ({ contribution, part: openPart(contribution, window) }))
    .filter(({ part }) => part.start < part.end);
  return {
    parts,
    measured: inside(
      contributions.filter(({ measured }) => measured),
      window,
    ),
  };
}

/** An open interval is open up to the answer: what came after was not known and not felt. */
function openPart({ from, to, at }: Contribution, window: Window): Window {
  return clip({ start: from ?? at, end: to ?? window.end }, window);
}

function byLine(parts: readonly Part[]): readonly Part[][] {
  const lines = new Map<string, Part[]>();
  for (const part of parts) {
    const line = part.contribution.line ?? '';
    const known = lines.get(line);
    if (known) known.push(part);
    else lines.set(line, [part]);
  }
  return [...lines.values()];
}

const weightsOf = (weighed: readonly Weighed[]): number[] => weighed.map(({ weight }) => weight);
