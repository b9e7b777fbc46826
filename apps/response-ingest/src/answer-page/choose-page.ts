import type { Instant } from '@sidetone/domain/time';
import type { Invitation } from '../keep-invitations/invitation.js';
import type { Recorded } from '../record-answers/answer-recorder.js';
import { isCorrectable, type StandingAnswer } from '../record-answers/decide-answer.js';
import { answeredPage, expiredPage, finalPage, thanksPage, unknownPage } from './message-page.js';
import type { Page } from './page-frame.js';
import type { PageLanguage } from './page-language.js';
import { questionPage } from './question-page.js';

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
      : questionPage({ language, journeyArea, present: undefined, refused: false });
  }
  return isCorrectable(standing, { expiresAt, correctionHours }, now)
    ? questionPage({ language, journeyArea, present: standing.content, refused: false })
    : answeredPage(language, standing.content.score);
}

export interface Sending {
  readonly language: PageLanguage;
  readonly invitation: Invitation | undefined;
  /** Undefined when what was sent is no answer. */
  readonly recorded: Recorded | undefined;
}

/** What whoever has sent the form sees. */
export function pageAfter({ language, invitation, recorded }: Sending): Page {
  if (!invitation || recorded?.kind === 'unknown') return unknownPage(language);
  if (!recorded)
    return questionPage({ language, journeyArea: invitation.journeyArea, present: undefined, refused: true });
  if (recorded.kind === 'expired') return expiredPage(language);
  return recorded.kind === 'tooLate' ? finalPage(language) : thanksPage(language);
}
