import type { ResponseReason, ResponseReceived } from '@sidetone/contracts/events';
import { REASON_CODES } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';

export type Consent = NonNullable<ResponseReceived['consents']>[number];
export type AnswerItem = NonNullable<ResponseReceived['items']>[number];
/** An item as it came in; what it weighs is for the programme to say. */
export type GivenItem = Omit<AnswerItem, 'weight'> & { readonly weight: number | undefined };

export const REASONS: readonly ResponseReason[] = REASON_CODES;

export const CONSENTS = ['callBack', 'quote'] as const satisfies readonly Consent[];

/** What a customer said. The comment is free of personal data already. */
export interface AnswerContent {
  /** 0 to 10; 0 is an answer. */
  readonly score: number;
  /** Each once, in the order of `REASONS`. */
  readonly reasons: readonly ResponseReason[];
  readonly comment: string | undefined;
  /** Whether personal data was replaced in the comment. */
  readonly redacted: boolean;
  readonly items: readonly AnswerItem[];
  readonly consents: readonly Consent[];
}

/** What a customer said, before it is known what was asked. */
export interface GivenContent extends Omit<AnswerContent, 'items'> {
  readonly items: readonly GivenItem[];
}

/** An answer as it came in. */
export interface GivenAnswer {
  readonly content: GivenContent;
  /**
   * `score`: the first step of the page, which asks nothing else and so takes nothing else back. `text`: a message, which can say no more
   * than a score and words, and takes back neither reasons nor, without words, those of before.
   */
  readonly extent: 'whole' | 'score' | 'text';
  /** When it was given, as the sender has it. */
  readonly answeredAtHint: Instant | undefined;
}
