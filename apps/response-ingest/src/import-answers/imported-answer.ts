import type { JourneyArea, SurveyChannel, SurveyKind } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { AnswerContent } from '../record-answers/answer.js';
import type { LineName } from './line-name.js';

/** A survey that was not ours: its answers come as a file's lines. */
export interface ImportedSurvey {
  readonly surveyId: string;
  readonly kind: SurveyKind;
  readonly journeyArea: JourneyArea | undefined;
}

/** One usable line of it. */
export interface ImportedAnswer extends LineName {
  readonly contactId: string;
  readonly customerId: string;
  readonly subscriptionId: string | undefined;
  readonly channel: SurveyChannel;
  /** Believed: the answer was given long before it came here. */
  readonly answeredAt: Instant;
  readonly content: AnswerContent;
}

export type ImportedLine = LineName &
  (
    | { readonly kind: 'answer'; readonly answer: ImportedAnswer }
    /** `reason` tells the kind of fault and nothing of the content, so that lines can be counted by it. */
    | { readonly kind: 'refused'; readonly reason: string }
  );

/** What became of a line in this request. A line that was accepted before is a duplicate, whatever it says now. */
export interface LineResult {
  readonly line: number;
  readonly result: 'accepted' | 'duplicate' | 'refused';
  readonly reason?: string;
}
