import type { Instant } from '@sidetone/domain/time';
import { chanceToAnswer, delayBeforeAnswer } from './answering.js';
import { commentFor } from './comments.js';
import { weightOf } from './effect.js';
import type { Exposures } from './exposure.js';
import type { Contact } from './people.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import { plantedCause } from './planted-cause.js';
import { namedReasons, type Loss, type Reason } from './reasons.js';
import { scoreChances, type ScoreChances } from './score-chances.js';
import { scoreOf } from './score-model.js';
import { temperNoise } from './temper-noise.js';
import { locationOf } from './truth.js';

/** What one person would say at one moment, and what made them say it. `weights` are g(exposure) in the order of the profile's effects. */
export interface Opinion {
  readonly at: Instant;
  readonly score: number;
  readonly exposures: Exposures;
  readonly baseline: number;
  readonly weights: readonly number[];
  readonly noise: number;
}

/** What was behind an answer: how likely each kind of it was, and the cause that took most from it, if any did. */
export interface Planted {
  readonly chances: ScoreChances;
  readonly cause?: string;
}

/** What else weighs at a moment: how much of what went wrong still does, and what lifts everybody. */
export interface Mood {
  /** 0–1. */
  readonly stillWeighs: number;
  /** In logits. */
  readonly lift: number;
}

/** What the gateway does with a message. */
export type Reaction =
  | {
      readonly answers: false;
      readonly why: 'notThisTime' | 'noConsent' | 'unknownContact' | 'gone';
      readonly opensPage: boolean;
      /** How likely an answer was, 0–1. */
      readonly chance: number;
    }
  | {
      readonly answers: true;
      readonly at: Instant;
      readonly score: number;
      readonly comment?: string;
      readonly reasons?: readonly Reason[];
      readonly opensPage: boolean;
      readonly answersTwice: boolean;
      readonly chance: number;
      readonly planted: Planted;
    };

/** What somebody says who is asked by voice, and answers. */
export interface Interviewed {
  readonly score: number;
  readonly comment?: string;
  readonly reasons?: readonly Reason[];
  readonly planted: Planted;
  /** How content the person is with one thing that is asked about beside, 1–5. */
  levelOf(indicator: number): number;
}

/** A person's reaction to the `ordinal`-th message they ever got, and the opinion behind it, spoken or not. */
export function reactionTo(
  contact: Contact,
  receivedAt: Instant,
  earlier: readonly Instant[],
  exposuresAt: (at: Instant) => Exposures,
  { seed, profile }: { readonly seed: number; readonly profile: Profile },
  moodAt: (at: Instant) => Mood = () => AS_EVER,
): { readonly reaction: Reaction; readonly opinion: Opinion } {
  const stream = new RandomStream(seed, 'answer', contact.contactId, earlier.length);
  const { answering } = profile;
  const noise = temperNoise(contact.temper, profile.score.temperCorrelation, stream);
  const at = receivedAt + delayBeforeAnswer(contact, profile, stream);
  const { opinion, losses } = opinionOf(contact, at, noise, exposuresAt(at), moodAt(at), profile);
  const { score } = opinion;
  const chance = chanceToAnswer(contact, earlier, receivedAt, score, profile);
  const answers = stream.chance(chance);
  const opensPage = stream.chance(answering.opensPage);
  if (!answers)
    return {
      opinion,
      reaction: { answers, why: 'notThisTime', opensPage: opensPage && stream.chance(answering.opensPage), chance },
    };

  const named = namedReasons(losses, answering.truthfulReason, stream);
  const comment = stream.chance(answering.comments) ? commentFor(contact.language, score, named, stream) : undefined;
  const withNumber = stream.chance(answering.commentsWithPhoneNumber) ? ' +999 45 123 45 67' : '';
  return {
    opinion,
    reaction: {
      answers,
      at,
      score,
      ...(comment === undefined ? {} : { comment: comment + withNumber }),
      ...(named.length === 0 ? {} : { reasons: named }),
      opensPage,
      answersTwice: stream.chance(answering.answersTwice),
      chance,
      planted: plantedOn(contact, opinion, losses, profile),
    },
  };
}

/** What a person says on the telephone at a moment, the `ordinal`-th time. */
export function interview(
  contact: Contact,
  at: Instant,
  ordinal: number,
  exposures: Exposures,
  { seed, profile }: { readonly seed: number; readonly profile: Profile },
  mood: Mood = AS_EVER,
): Interviewed {
  const stream = new RandomStream(seed, 'interview', contact.contactId, ordinal);
  const noise = temperNoise(contact.temper, profile.score.temperCorrelation, stream);
  const { opinion, losses } = opinionOf(contact, at, noise, exposures, mood, profile);
  const { score } = opinion;
  const named = namedReasons(losses, profile.answering.truthfulReason, stream);
  const comment = stream.chance(profile.answering.comments)
    ? commentFor(contact.language, score, named, stream)
    : undefined;
  return {
    score,
    ...(comment === undefined ? {} : { comment }),
    ...(named.length === 0 ? {} : { reasons: named }),
    planted: plantedOn(contact, opinion, losses, profile),
    levelOf: (indicator) => {
      const about = new RandomStream(seed, 'indicator', contact.contactId, ordinal, indicator);
      return Math.min(5, Math.max(1, Math.round(1 + (score / 10) * 4 + 0.7 * about.normal())));
    },
  };
}

const AS_EVER: Mood = { stillWeighs: 1, lift: 0 };

function opinionOf(
  contact: Contact,
  at: Instant,
  noise: number,
  exposures: Exposures,
  { stillWeighs, lift }: Mood,
  { score: model, effects }: Profile,
) {
  const baseline = contact.baseline + lift;
  const weights = effects.map((effect) => stillWeighs * weightOf(effect, exposures[effect.kpi]));
  const losses = effects.map((effect, index) => ({ effect, logits: effect.beta * (weights[index] ?? 0) }));
  const satisfaction = baseline - losses.reduce((sum, { logits }) => sum + logits, 0) + noise;
  const opinion: Opinion = { at, score: scoreOf(satisfaction, model.cuts), exposures, baseline, weights, noise };
  return { opinion, losses };
}

function plantedOn(
  { temper }: Contact,
  { baseline, weights }: Opinion,
  losses: readonly Loss[],
  profile: Profile,
): Planted {
  const cause = plantedCause(losses);
  const location = locationOf({ baseline, weights }, profile.effects);
  return { chances: scoreChances(location, temper, profile.score), ...(cause === undefined ? {} : { cause }) };
}
