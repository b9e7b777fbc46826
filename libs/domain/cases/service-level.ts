import type { Band } from '../nps/index.js';
import { DAY_MS, HOUR_MS } from '../time/index.js';

export type Priority = 1 | 2 | 3;

/** How soon a case of a band must be taken up and brought to an end; priority 1 comes first. */
export interface ServiceLevel {
  readonly priority: Priority;
  readonly firstContactMs: number;
  readonly resolveMs: number;
}

/** A promoter's first contact is a word of thanks. Clocks run through nights and weekends. */
export const SERVICE_LEVELS: Readonly<Record<Band, ServiceLevel>> = {
  detractor: { priority: 1, firstContactMs: 24 * HOUR_MS, resolveMs: 5 * DAY_MS },
  passive: { priority: 2, firstContactMs: 72 * HOUR_MS, resolveMs: 10 * DAY_MS },
  promoter: { priority: 3, firstContactMs: 7 * DAY_MS, resolveMs: 14 * DAY_MS },
};
