import type { Instant } from '../time/index.js';
import type { ContactState } from './contact-policy.js';

/** When a contact was last invited to one survey, and last answered it. */
export interface SurveyHistory {
  readonly surveyId: string;
  readonly invitedAt?: Instant;
  readonly answeredAt?: Instant;
}

/** What is known of a contact when it is decided whether to ask. */
export interface ContactHistory {
  readonly contactId: string;
  readonly customerId: string;
  /** A contact who left the customer is not asked on the customer's behalf. */
  readonly status: 'active' | 'deceased' | 'left';
  readonly consent: boolean;
  /** IANA name; the operator's zone where it is not known. */
  readonly timeZone?: string;
  /** What holds of the contact now. */
  readonly states: ReadonlySet<ContactState>;
  /** One entry per survey ever asked of the contact, in any order. */
  readonly surveys: readonly SurveyHistory[];
  /** Every invitation within the period of the contact cap, at least, in any order. */
  readonly invitations: readonly Instant[];
}

/** The history once the contact is invited, too. */
export function invited(history: ContactHistory, surveyId: string, at: Instant): ContactHistory {
  return {
    ...history,
    surveys: withSurvey(history.surveys, surveyId, ({ invitedAt = at }) => ({ invitedAt: Math.max(invitedAt, at) })),
    invitations: [...history.invitations, at],
  };
}

/** The history once the contact has answered, too. That an answer came is all that counts: a score of 0 as much as a 10. */
export function answered(history: ContactHistory, surveyId: string, at: Instant): ContactHistory {
  const later = ({ answeredAt = at }: SurveyHistory) => ({ answeredAt: Math.max(answeredAt, at) });
  return { ...history, surveys: withSurvey(history.surveys, surveyId, later) };
}

function withSurvey(
  surveys: readonly SurveyHistory[],
  surveyId: string,
  change: (known: SurveyHistory) => Partial<SurveyHistory>,
): readonly SurveyHistory[] {
  const known = surveys.find((survey) => survey.surveyId === surveyId) ?? { surveyId };
  return [...surveys.filter((survey) => survey !== known), { ...known, ...change(known) }];
}
