import { HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { AnswerContent } from './answer.js';
import { completes } from './completes.js';

/** The answer that stands for an invitation. */
export interface StandingAnswer {
  readonly responseId: string;
  readonly revision: number;
  /** When the first version of it came in, by our clock. */
  readonly firstRecordedAt: Instant;
  readonly content: AnswerContent;
  /** When it was taken back; nothing may be answered after that. */
  readonly withdrawnAt?: Instant | undefined;
}

export type AnswerDecision =
  | { readonly kind: 'first' }
  | { readonly kind: 'same' }
  /** Nothing that was said is taken back: something is added. */
  | { readonly kind: 'completion'; readonly revision: number }
  | { readonly kind: 'correction'; readonly revision: number }
  | { readonly kind: 'tooLate'; readonly firstRecordedAt: Instant }
  | { readonly kind: 'expired'; readonly expiredAt: Instant };

export interface AnswerTerms {
  readonly expiresAt: Instant;
  readonly correctionHours: number;
}

/** Whoever was let in with the score may finish the page that is open: nothing that was said in time is taken back by it. */
const SECOND_STEP_MS = 15 * MINUTE_MS;

/** What an answer does to the one that stands (rule R17). The same answer again is welcome at any time: it changes nothing. */
export function decideAnswer(
  standing: StandingAnswer | undefined,
  content: AnswerContent,
  terms: AnswerTerms,
  now: Instant,
): AnswerDecision {
  if (standing && sameContent(standing.content, content)) return { kind: 'same' };
  const isSecondStep = standing !== undefined && completes(standing.content, content);
  const open = isSecondStep ? { ...terms, expiresAt: terms.expiresAt + SECOND_STEP_MS } : terms;
  if (now >= (standing?.withdrawnAt ?? open.expiresAt))
    return { kind: 'expired', expiredAt: standing?.withdrawnAt ?? terms.expiresAt };
  if (!standing) return { kind: 'first' };
  if (!isCorrectable(standing, open, now)) return { kind: 'tooLate', firstRecordedAt: standing.firstRecordedAt };
  return { kind: isSecondStep ? 'completion' : 'correction', revision: standing.revision + 1 };
}

/** Whether the customer may still change the answer. */
export function isCorrectable(standing: StandingAnswer, terms: AnswerTerms, now: Instant): boolean {
  return (
    standing.withdrawnAt === undefined &&
    now < terms.expiresAt &&
    now - standing.firstRecordedAt <= terms.correctionHours * HOUR_MS
  );
}

/** Both contents are normalised when read, so equal text is equal meaning. */
function sameContent(one: AnswerContent, other: AnswerContent): boolean {
  return fingerprint(one) === fingerprint(other);
}

function fingerprint({ score, reasons, comment, items, consents }: AnswerContent): string {
  const rated = items.map(({ indicatorId, level, weight }) => [indicatorId, level, weight]);
  return JSON.stringify([score, reasons, comment ?? null, rated, consents]);
}
