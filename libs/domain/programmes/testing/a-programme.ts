import type { Programme } from '../index.js';

export const aProgramme = (told: Partial<Programme> = {}): Programme => ({
  programmeId: 'support-2026',
  version: 1,
  title: 'After a support contact',
  state: 'active',
  occasion: { kind: 'transactional', interactionKinds: ['support'], delayHours: 24, batch: { kind: 'immediate' } },
  audience: {},
  sampling: { kind: 'all' },
  clocks: { invitedDays: 30, answeredDays: 90 },
  priority: 10,
  onClash: 'delay',
  channels: ['email'],
  fallbackLanguage: 'en',
  expiresDays: 14,
  questionnaire: { reasons: [], indicators: [], mayWeCallYou: false, mayWeQuoteYou: false },
  ...told,
});
