import type { Programme, SurveyKind } from '../programmes/index.js';
import type { Instant } from '../time/index.js';
import type { ChosenChannel } from './choose-channel.js';

/** What would be asked of a contact. */
export interface Question {
  readonly surveyId: string;
  readonly kind: SurveyKind;
  readonly clocks: Programme['clocks'];
  readonly onClash: Programme['onClash'];
  /** By which way it would reach the contact, or why by none. */
  readonly channel: ChosenChannel;
  /** From here on nobody wants to know any more; absent where it never grows old. */
  readonly usefulUntil?: Instant;
  /** Absent for a question that no event triggered. */
  readonly trigger?: {
    /** Learnt of more than 48 hours after it happened (R9). */
    readonly late: boolean;
    /** One question per interaction, ever. */
    readonly alreadyAsked: boolean;
  };
}
