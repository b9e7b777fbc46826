import type { Instant } from '@sidetone/domain/time';
import type { KnownInvitation } from '../keep-invitations/invitation.js';
import type { Recorded } from '../record-answers/answer-recorder.js';
import { isCorrectable, type StandingAnswer } from '../record-answers/decide-answer.js';
import { answeredPage, expiredPage, finalPage, thanksPage, unknownPage } from './message-page.js';
import { morePage } from './more-page.js';
import type { Page } from './page-frame.js';
import type { PageReader } from './page-language.js';
import { questionPage } from './question-page.js';
import type { TypedAnswer } from './typed-answer.js';

export interface Visit {
  readonly reader: PageReader;
  readonly invitation: KnownInvitation | undefined;
  readonly standing: StandingAnswer | undefined;
  readonly correctionHours: number;
  readonly now: Instant;
  readonly shownAtMs: number;
}

/** What whoever opens a link sees: the question, with the present answer while it may be changed, or why there is none. */
export function pageBefore({ reader, invitation, standing, correctionHours, now, shownAtMs }: Visit): Page {
  const { language } = reader;
  if (!invitation) return unknownPage(language);
  const { journeyArea, programme, expiresAt } = invitation;
  const question = {
    reader,
    journeyArea: journeyArea ?? programme?.journeyArea,
    programme,
    refused: undefined,
    shownAtMs,
  };
  if (!standing) {
    return now >= expiresAt ? expiredPage(language) : questionPage({ ...question, present: undefined });
  }
  return isCorrectable(standing, { expiresAt, correctionHours }, now)
    ? questionPage({ ...question, present: standing.content })
    : answeredPage(language, standing.content.score);
}

export interface Sending {
  readonly reader: PageReader;
  readonly invitation: KnownInvitation | undefined;
  /** What became of the answer, or what was typed where it is none. */
  readonly outcome: Recorded | { readonly kind: 'refused'; readonly typed: TypedAnswer };
  /** Whether it was the score alone, after which there is more to ask. */
  readonly isFirstStep: boolean;
  readonly shownAtMs: number;
}

/** What whoever has sent the form sees. */
export function pageAfter({ reader, invitation, outcome, isFirstStep, shownAtMs }: Sending): Page {
  const { language } = reader;
  if (!invitation || outcome.kind === 'unknown') return unknownPage(language);
  const { journeyArea, programme } = invitation;
  switch (outcome.kind) {
    case 'refused':
      return questionPage({
        reader,
        journeyArea: journeyArea ?? programme?.journeyArea,
        programme,
        present: undefined,
        refused: outcome.typed,
        shownAtMs,
      });
    case 'expired':
      return expiredPage(language);
    case 'tooLate':
      return finalPage(language);
    default:
      return isFirstStep ? morePage(reader, programme, outcome.content, shownAtMs) : thanksPage(reader, programme);
  }
}
