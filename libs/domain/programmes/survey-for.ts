import type { JourneyArea } from '../journey/index.js';

/** What an interaction was about, as the operator's table reads it (TM Forum has no list of its own). */
export type InteractionKind = 'sale' | 'delivery' | 'support' | 'billing' | 'technicianVisit' | 'other';

/** A transactional programme asks about one area; nobody is asked right after using the network. */
export type ProgrammeArea = Exclude<JourneyArea, 'network'>;

const PROGRAMMES: Readonly<Record<InteractionKind, ProgrammeArea | undefined>> = {
  sale: 'sales',
  delivery: 'delivery',
  technicianVisit: 'delivery',
  support: 'support',
  billing: 'billing',
  other: undefined,
};

/** The programme that asks about an interaction of this kind; `undefined` when none does. */
export function surveyFor(kind: InteractionKind): ProgrammeArea | undefined {
  return PROGRAMMES[kind];
}
