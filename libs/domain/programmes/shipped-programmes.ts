import type { InteractionKind, ProgrammeArea } from './survey-for.js';
import type { FaultReason } from './questionnaire.js';
import type { Programme } from './programme.js';
import { REASON_CODES } from './reason-codes.js';

/** Days in which an answer page takes answers. */
const EXPIRES_DAYS = 14;
const ALL_REASONS: readonly FaultReason[] = REASON_CODES.map((code) => ({ code }));

const AREAS: readonly [area: ProgrammeArea, title: string, kinds: readonly InteractionKind[]][] = [
  ['sales', 'After a sale', ['sale']],
  ['delivery', 'After a delivery', ['delivery', 'technicianVisit']],
  ['support', 'After a support contact', ['support']],
  ['billing', 'After a question about a bill', ['billing']],
];

/** The programmes an operator begins with: one day after the interaction, by the operator's gateway, whoever was involved. */
export const SHIPPED_PROGRAMMES: readonly Programme[] = AREAS.map(([area, title, interactionKinds]) => ({
  programmeId: `${area}-transactional`,
  version: 1,
  title,
  state: 'active',
  journeyArea: area,
  occasion: { kind: 'transactional', interactionKinds, delayHours: 24, batch: { kind: 'immediate' } },
  audience: {},
  sampling: { kind: 'all' },
  // The clock of any survey is the stricter one; an operator may tighten a single programme here.
  clocks: { invitedDays: 30, answeredDays: 30 },
  priority: 100,
  onClash: 'block',
  channels: ['webhook'],
  fallbackLanguage: 'en',
  expiresDays: EXPIRES_DAYS,
  questionnaire: { reasons: ALL_REASONS, indicators: [], mayWeCallYou: false, mayWeQuoteYou: false },
}));
