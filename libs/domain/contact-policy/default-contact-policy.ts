import { CONTACT_STATES, type ContactPolicy } from './contact-policy.js';

/**
 * The policy as it ships. Thirty days of peace after an invitation, and thirty more from the answer on: who has answered has done
 * more than who was silent, and is not asked sooner.
 */
export const DEFAULT_CONTACT_POLICY: ContactPolicy = {
  anySurvey: { invitedDays: 30, answeredDays: 30 },
  contactCap: null,
  accountCap: null,
  quietHours: { from: 20, to: 8 },
  quietDays: [],
  leaveAlone: CONTACT_STATES,
  exemptKinds: ['verification'],
};
