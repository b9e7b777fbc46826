import type { JourneyArea, ResponseReason } from '@sidetone/contracts/events';

/** Every word that a page has of its own. A language is added by a file that has them all, which the compiler sees to. */
export interface PageTexts {
  readonly title: string;
  readonly about: Readonly<Record<JourneyArea, string>>;
  readonly question: string;
  readonly lowest: string;
  readonly highest: string;
  readonly send: string;
  readonly change: string;
  readonly yourAnswer: (score: number) => string;
  readonly correctable: string;
  readonly notUsable: string;
  /** The second step, when the score is saved. */
  readonly more: string;
  readonly moreText: string;
  readonly sendMore: string;
  /** Asked of whoever was not pleased. */
  readonly wentWrong: string;
  readonly reasonsQuestion: string;
  readonly reasons: Readonly<Record<ResponseReason, string>>;
  readonly indicators: string;
  readonly worst: string;
  readonly best: string;
  readonly why: string;
  readonly whyHint: string;
  readonly consents: string;
  readonly callBack: string;
  readonly quote: string;
  readonly thanks: string;
  readonly thanksText: string;
  readonly changed: string;
  readonly correct: string;
  readonly unknown: string;
  readonly unknownText: string;
  readonly expired: string;
  readonly expiredText: string;
  readonly final: string;
  readonly finalText: string;
  readonly unreadable: string;
  readonly unreadableText: string;
  readonly tooMany: string;
  readonly tooManyText: (minutes: number) => string;
  readonly away: string;
  readonly awayText: string;
  readonly languages: string;
}
