import { answerCount, assertCounts, type ScoreCounts } from './score-counts.js';
import { weightedCountsNps } from './weighted-counts-nps.js';
import type { WeightedNps } from './weighted-nps.js';

/** A stratum of a window: how many of it were asked, and what answers there are. */
export interface AskedStratum {
  readonly stratum: string;
  readonly invited: number;
  readonly counts: ScoreCounts;
}

/** A stratum that the weighted score leaves out, as nobody of it answered, or answered but was asked in this window. */
export interface LeftOutStratum {
  readonly stratum: string;
  readonly invited: number;
  readonly answers: number;
}

export type PostStratifiedNps =
  | (Extract<WeightedNps, { status: 'ok' }> & { readonly leftOut: readonly LeftOutStratum[] })
  | { readonly status: 'absent'; readonly n: number; readonly reason: string };

/** A stratum of this share of those asked (or of the answers) is too much to leave out silently. */
const TOO_MUCH_TO_LEAVE_OUT = 0.05;

/**
 * The score as if every stratum had answered as readily: each stratum's score counts by its share of those asked (Holt & Smith 1979), n
 * is Kish's effective one. A stratum that is silent is left out and named; from 5 % of those asked on, the score is absent with the
 * reason, and likewise where strata of whom nobody was asked in the window hold 5 % of the answers.
 * @throws RangeError for numbers that are not whole and ≥ 0, or a stratum that is given twice
 */
export function postStratifiedNps(strata: readonly AskedStratum[]): PostStratifiedNps {
  assertStrata(strata);
  const invited = strata.reduce((sum, one) => sum + one.invited, 0);
  const n = strata.reduce((sum, one) => sum + answerCount(one.counts), 0);
  if (n === 0) return { status: 'absent', n, reason: 'There are no answers.' };
  if (invited === 0) return { status: 'absent', n, reason: 'Nobody was asked in this window: take a longer one.' };

  const silent = strata.filter((one) => one.invited > 0 && answerCount(one.counts) === 0);
  const grave = silent.find((one) => one.invited >= TOO_MUCH_TO_LEAVE_OUT * invited);
  if (grave) {
    const share = percent(grave.invited / invited);
    return {
      status: 'absent',
      n,
      reason: `Nobody of stratum ${named(grave)} answered, which is ${share} of those asked.`,
    };
  }
  const unasked = strata.filter((one) => one.invited === 0 && answerCount(one.counts) > 0);
  const uncovered = unasked.reduce((sum, one) => sum + answerCount(one.counts), 0);
  if (uncovered >= TOO_MUCH_TO_LEAVE_OUT * n) {
    const share = percent(uncovered / n);
    const names = unasked.map(named).join(', ');
    return {
      status: 'absent',
      n,
      reason: `${share} of the answers are of strata that nobody was asked of in this window (${names}): take a longer one.`,
    };
  }
  const weighted = weightedCountsNps(
    strata.map(({ invited: asked, counts }) => ({ counts, weight: asked / Math.max(1, answerCount(counts)) })),
  );
  if (weighted.status === 'no-weight') return { status: 'absent', n, reason: weighted.reason };
  return { ...weighted, leftOut: [...silent, ...unasked].map(leftOut) };
}

function assertStrata(strata: readonly AskedStratum[]): void {
  const seen = new Set<string>();
  for (const one of strata) {
    assertCounts(one.counts);
    if (!Number.isInteger(one.invited) || one.invited < 0) {
      throw new RangeError(`Number of invited of stratum ${named(one)}: whole and ≥ 0, not ${one.invited}.`);
    }
    if (seen.has(one.stratum)) throw new RangeError(`Stratum ${named(one)} is given twice: add its counts up first.`);
    seen.add(one.stratum);
  }
}

function leftOut({ stratum, invited, counts }: AskedStratum): LeftOutStratum {
  return { stratum, invited, answers: answerCount(counts) };
}

function named({ stratum }: AskedStratum): string {
  return stratum === '' ? '(unknown)' : stratum;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
