import type { Instant } from '@sidetone/domain/time';
import { chanceToAnswer, delayBeforeAnswer } from './answering.js';
import { commentFor } from './comments.js';
import { weightOf } from './effect.js';
import type { Exposures } from './exposure.js';
import type { Contact } from './people.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import { namedReasons, type Reason } from './reasons.js';
import { scoreOf } from './score-model.js';
import { temperNoise } from './temper-noise.js';

/** What one person would say at one moment, and what made them say it. `weights` are g(exposure) in the order of the profile's effects. */
export interface Opinion {
  readonly at: Instant;
  readonly score: number;
  readonly exposures: Exposures;
  readonly baseline: number;
  readonly weights: readonly number[];
  readonly noise: number;
}

/** What the gateway does with a message. */
export type Reaction =
  | {
      readonly answers: false;
      readonly why: 'notThisTime' | 'noConsent' | 'unknownContact';
      readonly opensPage: boolean;
    }
  | {
      readonly answers: true;
      readonly at: Instant;
      readonly score: number;
      readonly comment?: string;
      readonly reasons?: readonly Reason[];
      readonly opensPage: boolean;
      readonly answersTwice: boolean;
    };

/** A person's reaction to the `ordinal`-th message they ever got, and the opinion behind it, spoken or not. */
export function reactionTo(
  contact: Contact,
  receivedAt: Instant,
  earlier: readonly Instant[],
  exposuresAt: (at: Instant) => Exposures,
  { seed, profile }: { readonly seed: number; readonly profile: Profile },
): { readonly reaction: Reaction; readonly opinion: Opinion } {
  const stream = new RandomStream(seed, 'answer', contact.contactId, earlier.length);
  const { answering, score: model, effects } = profile;
  const noise = temperNoise(contact.temper, model.temperCorrelation, stream);
  const at = receivedAt + delayBeforeAnswer(contact, profile, stream);
  const exposures = exposuresAt(at);
  const weights = effects.map((effect) => weightOf(effect, exposures[effect.kpi]));
  const losses = effects.map((effect, index) => ({ effect, logits: effect.beta * (weights[index] ?? 0) }));
  const satisfaction = contact.baseline - losses.reduce((sum, { logits }) => sum + logits, 0) + noise;
  const score = scoreOf(satisfaction, model.cuts);
  const opinion = { at, score, exposures, baseline: contact.baseline, weights, noise };
  const answers = stream.chance(chanceToAnswer(contact, earlier, receivedAt, score, profile));
  const opensPage = stream.chance(answering.opensPage);
  if (!answers)
    return {
      opinion,
      reaction: { answers, why: 'notThisTime', opensPage: opensPage && stream.chance(answering.opensPage) },
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
    },
  };
}
