import type { JourneyArea } from '../journey/index.js';
import { npsBand, type Band } from '../nps/index.js';
import type { Instant } from '../time/index.js';
import { SERVICE_LEVELS, type Priority } from './service-level.js';

/** What a case needs to know of an answer. */
export interface CaseAnswer {
  readonly responseId: string;
  readonly customerId: string;
  readonly contactId: string;
  readonly subscriptionId?: string | undefined;
  /** 0–10. */
  readonly score: number;
  readonly journeyArea?: JourneyArea | undefined;
}

export interface CaseDraft extends CaseAnswer {
  readonly band: Band;
  readonly priority: Priority;
  readonly team: string;
  readonly openedAt: Instant;
  readonly firstContactDue: Instant;
  readonly resolveDue: Instant;
}

/** Who follows up an answer about an area. The network has no one team: its causes are told apart by the evidence. */
const TEAMS: Readonly<Record<JourneyArea, string>> = {
  sales: 'sales',
  delivery: 'provisioning',
  support: 'service desk',
  billing: 'billing',
  network: 'NOC',
};

export const DEFAULT_TEAM = 'customer care';

/**
 * The case an answer opens. `now` starts the clocks: they run from when we could know, not from when the customer wrote.
 * @throws RangeError for what is no score
 */
export function openCase(answer: CaseAnswer, now: Instant): CaseDraft {
  const { responseId, customerId, contactId, subscriptionId, score, journeyArea } = answer;
  const band = npsBand(score);
  const { priority, firstContactMs, resolveMs } = SERVICE_LEVELS[band];
  return {
    responseId,
    customerId,
    contactId,
    ...(subscriptionId !== undefined && { subscriptionId }),
    score,
    ...(journeyArea !== undefined && { journeyArea }),
    band,
    priority,
    team: journeyArea === undefined ? DEFAULT_TEAM : TEAMS[journeyArea],
    openedAt: now,
    firstContactDue: now + firstContactMs,
    resolveDue: now + resolveMs,
  };
}
