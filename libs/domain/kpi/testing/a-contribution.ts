import type { Contribution, Coverage } from '../index.js';

/** The answer of the examples: 23 November 2026, 10:15 UTC. */
export const ANSWERED_AT = Date.UTC(2026, 10, 23, 10, 15);

let made = 0;

/** A dropped call an hour before the answer, but for what is told otherwise. */
export function aContribution(told: Partial<Contribution> = {}): Contribution {
  made += 1;
  return {
    kpi: 'voice.drop.count',
    eventId: `event-${String(made).padStart(6, '0')}`,
    type: 'oss.call.failure.v1',
    at: ANSWERED_AT - 3_600_000,
    amount: 1,
    ...told,
  };
}

/** A source that told everything of the 40 days before the answer, but for what is told otherwise. */
export function aCoverage(told: Partial<Coverage> = {}): Coverage {
  return { sourceId: 'cdr-voice', from: ANSWERED_AT - 40 * 86_400_000, to: ANSWERED_AT, complete: true, ...told };
}
