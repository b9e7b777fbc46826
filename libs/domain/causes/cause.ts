import type { JourneyArea } from '../journey/index.js';
import type { Localised } from '../programmes/index.js';

/** A cause that a person can agree to. */
export interface Cause {
  /** `billing.wrongAmount`: never given to another cause, as cases keep it for good. */
  readonly code: string;
  readonly titles: Localised;
  readonly team: string;
  /** Whether the operator could not have prevented it; the adjusted score leaves such answers out. */
  readonly outsideControl: boolean;
  /** No longer offered; cases that have it keep it. */
  readonly retired?: boolean;
}

/** Causes of one area of the relationship, which are read together. */
export interface CauseGroup {
  readonly code: string;
  readonly titles: Localised;
  readonly area: JourneyArea | 'other';
  readonly causes: readonly Cause[];
}

/** Two levels: groups, and causes within them. */
export type CauseTaxonomy = readonly CauseGroup[];

/** A cause with its group, by its code; `undefined` for one that the taxonomy does not have. */
export function causeOf(
  code: string,
  taxonomy: CauseTaxonomy,
): { readonly cause: Cause; readonly group: CauseGroup } | undefined {
  for (const group of taxonomy) {
    const cause = group.causes.find((one) => one.code === code);
    if (cause !== undefined) return { cause, group };
  }
  return undefined;
}
