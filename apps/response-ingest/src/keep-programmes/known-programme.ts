import type { JourneyArea } from '@sidetone/contracts/events';
import type { Questionnaire } from '@sidetone/domain/programmes';

/** What a survey's programme asks, in one version of it. */
export interface KnownProgramme {
  readonly version: number;
  readonly journeyArea: JourneyArea | undefined;
  /** BCP 47: for whoever reads none of the languages that there are texts in. */
  readonly fallbackLanguage: string;
  readonly questionnaire: Questionnaire;
}
