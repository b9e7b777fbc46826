import type { Programme } from '@sidetone/domain/programmes';

/** A programme that asks a day after support, by the gateway, or what you make of it. */
export function aProgramme(told: Partial<Programme> = {}): Programme {
  return {
    programmeId: 'support-transactional',
    version: 1,
    title: 'After support',
    state: 'active',
    occasion: { kind: 'transactional', interactionKinds: ['support'], delayHours: 24, batch: { kind: 'immediate' } },
    audience: {},
    sampling: { kind: 'all' },
    clocks: { invitedDays: 0, answeredDays: 0 },
    priority: 100,
    onClash: 'block',
    channels: ['webhook'],
    fallbackLanguage: 'en',
    expiresDays: 14,
    questionnaire: { reasons: [], indicators: [], mayWeCallYou: false, mayWeQuoteYou: false },
    ...told,
  };
}
