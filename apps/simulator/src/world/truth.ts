import type { Instant } from '@sidetone/domain/time';
import type { Effect } from './effect.js';
import type { Profile } from './profile.js';
import type { Opinion } from './respondent.js';
import { bandPoints, expectedNps } from './score-model.js';

/** What was planted, for the people who were asked. NPS and points on the scale −100…100. */
export interface Truth {
  readonly profile: string;
  readonly seed: number;
  readonly asked: number;
  readonly respondents: number;
  readonly nps: {
    /** Expected from the model for the respondents as they were exposed. */
    readonly expected: number;
    /** Of the scores they drew. */
    readonly drawn: number;
    /** Expected NPS of all asked minus that of those who answered. */
    readonly responseBias: number;
  };
  readonly effects: readonly PlantedEffect[];
  /** Absent where no cell was repaired. */
  readonly repair?: PlantedRepair;
  /** Where the faults of the last 28 days cost most, the worst first. */
  readonly cells: readonly PlantedCell[];
}

/** What a repair was worth to those it reached. */
export interface PlantedRepair {
  readonly cellIds: readonly string[];
  readonly at: Instant;
  /** Days that are compared before it, and after it once `settleDays` have passed. */
  readonly days: number;
  readonly settleDays: number;
  /** Answers after it, within these days, of people whose lines it reached. */
  readonly answers: number;
  /** Expected NPS of these answers less what it would have been, had those faults not been mended. */
  readonly effect: number;
}

/** What the network faults of a cell cost the people at home there, those never asked included. */
export interface PlantedCell {
  readonly cellId: string;
  readonly people: number;
  /** Expected NPS without the network's faults less as it is, added up over these people. */
  readonly points: number;
}

/** One person as exposed, and with other weights. */
export interface TwoWorlds {
  readonly baseline: number;
  readonly weights: readonly number[];
  readonly otherwise: readonly number[];
}

/** Mean of expected NPS as it is less as it would be otherwise; 0 for nobody. */
export function differenceOf(people: readonly TwoWorlds[], { effects, score }: Profile): number {
  const nps = (baseline: number, weights: readonly number[]): number =>
    expectedNps(locationOf({ baseline, weights }, effects), score.cuts);
  return mean(people.map(({ baseline, weights, otherwise }) => nps(baseline, weights) - nps(baseline, otherwise)));
}

export type PlantedEffect = Effect & {
  /** Part of the respondents on whom the exposure weighs at all, 0–1. */
  readonly exposedShare: number;
  /** Expected NPS of the respondents without this exposure minus expected NPS as exposed. */
  readonly pointsLost: number;
};

/** The planted truth for these answers. With nobody asked all figures are 0. */
export function truthOf(
  seed: number,
  { name, effects, score }: Profile,
  asked: readonly Opinion[],
  answered: readonly Opinion[],
): Omit<Truth, 'repair' | 'cells'> {
  const npsWithout = (opinions: readonly Opinion[], spared?: number): number =>
    mean(opinions.map((opinion) => expectedNps(locationOf(opinion, effects, spared), score.cuts)));
  const expected = npsWithout(answered);
  return {
    profile: name,
    seed,
    asked: asked.length,
    respondents: answered.length,
    nps: {
      expected,
      drawn: mean(answered.map((opinion) => bandPoints(opinion.score))),
      responseBias: npsWithout(asked) - expected,
    },
    effects: effects.map((effect, index) => ({
      ...effect,
      exposedShare: mean(answered.map(({ weights }) => ((weights[index] ?? 0) > 0 ? 1 : 0))),
      pointsLost: effect.beta === 0 ? 0 : npsWithout(answered, index) - expected,
    })),
  };
}

/** Where the noise is added: the baseline less what each exposure but the spared one takes, in logits. */
export function locationOf(
  { baseline, weights }: Pick<Opinion, 'baseline' | 'weights'>,
  effects: readonly Effect[],
  spared?: number,
): number {
  return effects.reduce(
    (location, { beta }, index) => (index === spared ? location : location - beta * (weights[index] ?? 0)),
    baseline,
  );
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
