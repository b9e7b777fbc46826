import type { ContactPolicy } from '@sidetone/domain/contact-policy';
import type { InteractionKind, Programme, ProgrammeArea } from '@sidetone/domain/programmes';

const REASONS = ['network', 'coverage', 'data', 'voice', 'delivery', 'support', 'billing', 'price', 'product', 'other'];

const QUESTIONNAIRE: Programme['questionnaire'] = {
  reasons: REASONS.map((code) => ({ code })),
  indicators: [],
  mayWeCallYou: false,
  mayWeQuoteYou: false,
};

const asking = (
  journeyArea: ProgrammeArea,
  title: string,
  ...interactionKinds: readonly InteractionKind[]
): Programme => ({
  programmeId: `${journeyArea}-transactional`,
  version: 1,
  title,
  state: 'active',
  journeyArea,
  occasion: { kind: 'transactional', interactionKinds, delayHours: 24, batch: { kind: 'immediate' } },
  audience: {},
  sampling: { kind: 'all' },
  clocks: { invitedDays: 0, answeredDays: 0 },
  priority: 100,
  onClash: 'block',
  channels: ['webhook'],
  fallbackLanguage: 'en',
  expiresDays: 14,
  questionnaire: QUESTIONNAIRE,
});

export const PROGRAMMES_AS_SHIPPED: readonly Programme[] = [
  asking('sales', 'After a sale', 'sale'),
  asking('delivery', 'After a delivery', 'delivery', 'technicianVisit'),
  asking('support', 'After support', 'support'),
  asking('billing', 'After a question about a bill', 'billing'),
];

/**
 * Whether a fix helped, of any area, nobody more than once a day. When it is asked, the service level of the case says; with those that
 * ship, its answers are due before a resolved case closes by itself.
 */
export const VERIFICATION_AS_SHIPPED: Programme = {
  programmeId: 'verification',
  version: 1,
  title: 'Whether a fix helped',
  state: 'active',
  occasion: { kind: 'verification', delayHours: 0 },
  audience: {},
  sampling: { kind: 'all' },
  clocks: { invitedDays: 1, answeredDays: 0 },
  // A programme of the operator's own asks in its place.
  priority: 1_000,
  onClash: 'delay',
  channels: ['webhook'],
  fallbackLanguage: 'en',
  expiresDays: 10,
  questionnaire: QUESTIONNAIRE,
};

/** Thirty days of peace after each invitation, and nothing that would move the moment of a question or keep it from being asked. */
export const POLICY_AS_SHIPPED: ContactPolicy = {
  anySurvey: { invitedDays: 30, answeredDays: 0 },
  contactCap: null,
  accountCap: null,
  quietHours: null,
  quietDays: [],
  leaveAlone: [],
  exemptKinds: ['verification'],
};
