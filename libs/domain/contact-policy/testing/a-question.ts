import type { ContactHistory, ContactPolicy, Question } from '../index.js';

export const aContact = (told: Partial<ContactHistory> = {}): ContactHistory => ({
  contactId: 'CON-1',
  customerId: 'CUS-1',
  status: 'active',
  consent: true,
  states: new Set(),
  surveys: [],
  invitations: [],
  ...told,
});

export const aQuestion = (told: Partial<Question> = {}): Question => ({
  surveyId: 'support',
  kind: 'transactional',
  clocks: { invitedDays: 0, answeredDays: 0 },
  onClash: 'delay',
  channel: { kind: 'chosen', channel: 'webhook' },
  ...told,
});

/** Forbids nothing. */
export const aPolicy = (told: Partial<ContactPolicy> = {}): ContactPolicy => ({
  anySurvey: { invitedDays: 0, answeredDays: 0 },
  contactCap: null,
  accountCap: null,
  quietHours: null,
  quietDays: [],
  leaveAlone: [],
  exemptKinds: [],
  ...told,
});
