import type { JourneyArea } from '../journey/index.js';
import type { Instant } from '../time/index.js';
import type { InteractionKind } from './survey-for.js';
import type { Questionnaire } from './questionnaire.js';
import type { Sampling } from './sampling.js';

/** A way to reach a contact. `webhook` is the operator's own gateway; `agent` is an interviewer with a list. */
export type Channel = 'email' | 'sms' | 'webhook' | 'agent';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a transactional question leaves once its delay is over. Times are of the contact's clock, hours 0–23. */
export type Batch =
  | { readonly kind: 'immediate' }
  | { readonly kind: 'daily'; readonly hour: number }
  | { readonly kind: 'weekly'; readonly weekday: Weekday; readonly hour: number };

/** What makes a programme ask. */
export type Occasion =
  | {
      readonly kind: 'transactional';
      readonly interactionKinds: readonly InteractionKind[];
      /** From the completed interaction to the question. */
      readonly delayHours: number;
      readonly batch: Batch;
    }
  | {
      /** Once a period per contact, spread over its first `spreadDays` days. */
      readonly kind: 'relationship';
      readonly everyMonths: 1 | 3 | 6 | 12;
      /** First day of the first period, `YYYY-MM-DD` in the operator's zone. */
      readonly startsOn: string;
      readonly spreadDays: number;
    }
  | {
      readonly kind: 'wave';
      readonly waveId: string;
      readonly opensAt: Instant;
      readonly closesAt: Instant;
      /** A planned list; without it the frame is everybody of the audience. */
      readonly contactIds?: readonly string[];
      /** The wave whose fixes this one asks about. */
      readonly previousWaveId?: string;
    }
  | {
      /** Asked by a case after a fix. */
      readonly kind: 'verification';
      readonly delayHours: number;
    };

export type SurveyKind = Occasion['kind'];

/** Whom a programme is for; a list left out admits everybody. */
export interface Audience {
  readonly segments?: readonly string[];
  readonly regions?: readonly string[];
  readonly contractLevels?: readonly string[];
  readonly equipmentClasses?: readonly string[];
  readonly roles?: readonly string[];
  readonly vip?: boolean;
  /** Customers for at most so many days. */
  readonly newForDays?: number;
}

/** Days of 24 hours that a contact is left alone by this programme after an invitation, and after an answer. */
export interface SurveyClocks {
  readonly invitedDays: number;
  readonly answeredDays: number;
}

/**
 * Who is asked what, when, and by which way. A survey is what a programme asks: `surveyId` of events is the programme's id.
 * A programme is never changed, it gets a next version; invitations keep the version they were made by.
 */
export interface Programme {
  readonly programmeId: string;
  readonly version: number;
  readonly title: string;
  readonly state: 'active' | 'paused' | 'ended';
  readonly journeyArea?: JourneyArea;
  readonly occasion: Occasion;
  readonly audience: Audience;
  readonly sampling: Sampling;
  readonly clocks: SurveyClocks;
  /** Of two programmes that want the same contact, the smaller number asks. */
  readonly priority: number;
  /** What becomes of a question that a clock, a cap or a state forbids for now. */
  readonly onClash: 'block' | 'delay';
  /** In order of preference, where the contact has told none. */
  readonly channels: readonly Channel[];
  readonly fallbackLanguage: string;
  readonly expiresDays: number;
  /** One reminder to who has not answered; none without it. */
  readonly reminderDays?: number;
  /** Invitations an hour at most. */
  readonly ratePerHour?: number;
  readonly questionnaire: Questionnaire;
}
