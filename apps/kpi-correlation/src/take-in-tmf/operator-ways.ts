import type { Settings } from '../app.settings.js';
import type { OperatorWays } from './draft.js';
import { folded } from './read-json.js';

/** Under this token the ways of the operator's TM Forum systems are injected. */
export const OPERATOR_WAYS = Symbol('operator ways');

export function operatorWays(settings: Settings): OperatorWays {
  return {
    timeZone: settings.OPERATOR_TIME_ZONE,
    plannedWords: new Set(settings.TMF_PLANNED_WORDS.map(folded)),
    interactions: settings.TMF_INTERACTION_TABLE,
    maxAgeDays: settings.EVENT_MAX_AGE_DAYS,
  };
}
