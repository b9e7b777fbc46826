import type { Band } from '@sidetone/domain/nps';
import type { Case } from '../persistence/case.js';

export interface Missed {
  readonly case: Case;
  /** Whether somebody is told. */
  readonly escalated: boolean;
}

/** Only a detractor's wait alarms somebody. */
const ALARMING: ReadonlySet<Band> = new Set<Band>(['detractor']);

/** What follows when the first contact did not come in time: the case is marked, and escalated to level 1, once, if it may alarm. */
export function missFirstContact(one: Case): Missed {
  const escalated = one.alert && one.escalationLevel === 0 && ALARMING.has(one.band);
  const marked: Case = { ...one, overdue: true };
  return escalated
    ? { case: { ...marked, escalationLevel: 1, version: one.version + 1 }, escalated }
    : { case: marked, escalated };
}
