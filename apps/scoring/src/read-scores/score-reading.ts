import {
  compareScores,
  delayQuantile,
  grossAndAdjusted,
  npsReading,
  postStratifiedNps,
  scoreAgainstTarget,
  type LeftOutStratum,
  type NpsReading,
  type ScoreComparison,
  type ScoreCounts,
  type TargetReading,
} from '@sidetone/domain/nps';
import type { Totals } from '../read-cells/totals.js';

/** Points with their 95 % interval; all null where answers are too few. */
export interface Points {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A score with all that says how sure it is, and what it leaves out. */
export interface ScoreReading extends Points, ScoreCounts {
  readonly status: 'ok' | 'insufficient';
  readonly n: number;
  readonly minimumN: number;
  readonly invited: number;
  readonly answered: number;
  /** Share of those invited in the window that was answered, whenever that was; null when nobody was invited. */
  readonly responseRate: number | null;
  /** `moreThan`: it lies beyond the longest class; null without delays. */
  readonly medianDelay: {
    readonly kind: 'interpolated' | 'moreThan';
    readonly minutes: number;
    readonly n: number;
  } | null;
  /** As if every segment had answered as readily. */
  readonly weighted: Points & {
    readonly status: 'ok' | 'tooFew' | 'absent';
    readonly effectiveN: number | null;
    readonly leftOut: readonly LeftOutStratum[];
    readonly reason: string | null;
  };
  /** Without answers whose agreed cause is outside our control. */
  readonly adjusted: Points & {
    readonly status: 'ok' | 'insufficient';
    readonly n: number;
    readonly outsideControl: number;
    readonly outsideShare: number;
  };
  readonly target?: TargetReading;
  readonly change?: ScoreComparison;
}

/** What is held against a score. */
export interface Beside {
  readonly target?: number | undefined;
  readonly reference?: ScoreCounts | undefined;
}

export function scoreReading(
  totals: Omit<Totals, 'area' | 'value'>,
  minimumN: number,
  { target, reference }: Beside = {},
): ScoreReading {
  const { counts, outside, invited, answered } = totals;
  const { gross, adjusted, outsideControl } = grossAndAdjusted(counts, outside, minimumN);
  const delay = delayQuantile(totals.delays);
  return {
    status: gross.kind,
    n: gross.n,
    minimumN,
    ...counts,
    ...pointsOf(gross),
    invited,
    answered,
    responseRate: invited === 0 ? null : answered / invited,
    medianDelay: delay.kind === 'noAnswers' ? null : { kind: delay.kind, minutes: delay.minutes, n: delay.n },
    weighted: weightedReading(totals, minimumN),
    adjusted: {
      status: adjusted.kind,
      n: adjusted.n,
      ...pointsOf(adjusted),
      outsideControl: outsideControl.answers,
      outsideShare: outsideControl.share,
    },
    ...(target !== undefined && { target: scoreAgainstTarget(counts, target, minimumN) }),
    ...(reference && { change: compareScores(reference, counts, minimumN) }),
  };
}

/** Points and interval of counts; null below the minimum, never 0. */
export function pointsOf(reading: NpsReading): Points {
  if (reading.kind !== 'ok') return { score: null, low: null, high: null };
  const { score, low, high } = reading;
  return { score, low, high };
}

function weightedReading(
  { counts, strata }: Pick<Totals, 'counts' | 'strata'>,
  minimumN: number,
): ScoreReading['weighted'] {
  const none = { score: null, low: null, high: null, effectiveN: null, leftOut: [] };
  if (npsReading(counts, minimumN).kind === 'insufficient') {
    return { status: 'tooFew', ...none, reason: `Fewer than ${minimumN} answers.` };
  }
  const weighted = postStratifiedNps(strata);
  if (weighted.status === 'absent') return { status: 'absent', ...none, reason: weighted.reason };
  const { score, interval, effectiveN, leftOut } = weighted;
  return { status: 'ok', score, low: interval.low, high: interval.high, effectiveN, leftOut, reason: null };
}
