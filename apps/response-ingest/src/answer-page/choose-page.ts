import type { Instant } from '@sidetone/domain/time';
import type { Invitation } from '../keep-invitations/invitation.js';
import type { Recorded } from '../record-answers/answer-recorder.js';
import { isCorrectable, type StandingAnswer } from '../record-answers/decide-answer.js';
import { answeredPage, expiredPage, finalPage, thanksPage, unknownPage } from './message-page.js';
import type { Page } from './page-frame.js';
import type { PageLanguage } from './page-language.js';
import { questionPage } from './question-page.js';
import type { TypedAnswer } from './typed-answer.js';

export interface Visit {
  readonly language: PageLanguage;
  readonly invitation: Invitation | undefined;
  readonly standing: StandingAnswer | undefined;
  readonly correctionHours: number;
  readonly now: Instant;
}

/** What whoever opens a link sees: the question, with the present answer while it may be changed, or why there is none. */
export function pageBefore({ language, invitation, standing, correctionHours, now }: Visit): Page {
  if (!invitation) return unknownPage(language);
  const { journeyArea, expiresAt } = invitation;
  if (!standing) {
    return now >= expiresAt
      ? expiredPage(language)
      : questionPage({ language, journeyArea, present: undefined, refused: undefined });
  }
  return isCorrectable(standing, { expiresAt, correctionHours }, now)
    ? questionPage({ language, journeyArea, present: standing.content, refused: undefined })
    : answeredPage(language, standing.content.score);
}

export interface Sending {
  readonly language: PageLanguage;
  readonly invitation: Invitation | undefined;
  /** What became of the answer, or what was typed where it is none. */
  readonly outcome: Recorded | { readonly kind: 'refused'; readonly typed: TypedAnswer };
}

/** What whoever has sent the form sees. */
export function pageAfter({ language, invitation, outcome }: Sending): Page {
  if (!invitation || outcome.kind === 'unknown') return unknownPage(language);
  if (outcome.kind === 'refused') {
    const { journeyArea } = invitation;
    return questionPage({ language, journeyArea, present: undefined, refused: outcome.typed });
  }
  if (outcome.kind === 'expired') return expiredPage(language);
  return outcome.kind === 'tooLate' ? finalPage(language) : thanksPage(language);
}
