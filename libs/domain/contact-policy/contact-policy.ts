import type { SurveyClocks, SurveyKind, Weekday } from '../programmes/index.js';

/** What forbids a question about anything for as long as it holds. */
export type ContactState = 'openOutage' | 'openComplaint' | 'dunning' | 'bereavement' | 'openCase' | 'staff';

export const CONTACT_STATES = [
  'openOutage',
  'openComplaint',
  'dunning',
  'bereavement',
  'openCase',
  'staff',
] as const satisfies ContactState[];

/** At most so many invitations in any `days` days of 24 hours. */
export interface Cap {
  readonly invitations: number;
  readonly days: number;
}

/** Whole hours of the contact's clock, 0–23: from `from` to before `to`, over midnight where `from` is the greater. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** How often and when anybody may be asked anything, whatever the programme. One document holds for the whole operator. */
export interface ContactPolicy {
  /** Days of 24 hours that a contact is left alone by every survey after an invitation to any, and after an answer to any. */
  readonly anySurvey: SurveyClocks;
  readonly contactCap: Cap | null;
  /** For all contacts of a customer together. */
  readonly accountCap: Cap | null;
  readonly quietHours: QuietHours | null;
  readonly quietDays: readonly Weekday[];
  readonly leaveAlone: readonly ContactState[];
  /**
   * Kinds that ask in spite of the clocks of any survey, and of an open case. All else holds for them, and what they ask counts for
   * the clocks of others.
   */
  readonly exemptKinds: readonly SurveyKind[];
}
