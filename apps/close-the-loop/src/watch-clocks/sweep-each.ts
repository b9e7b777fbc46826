import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import { describeError } from '@sidetone/platform/observability';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { Case } from '../persistence/case.js';
import type { Changed } from '../work-on-cases/work-on.js';
import { sweep } from './sweep.js';

/** A case whose clocks could not be told, and why. */
export interface FailedClock {
  readonly caseId: string;
  readonly error: unknown;
}

export interface Swept {
  readonly changes: readonly Changed[];
  readonly failed: readonly FailedClock[];
}

/** Each case swept by itself: one whose clocks cannot be told holds up no other, shows why, and is looked at again in an hour. */
export function sweepEach(cases: readonly Case[], now: Instant, inForce: InForce): Swept {
  return eachByItself(cases, now, (one) => sweep(one, now, inForce));
}

/** What becomes of each case; where that cannot be told, it stands as it is, with the reason. */
export function eachByItself(cases: readonly Case[], now: Instant, work: (one: Case) => Changed): Swept {
  const failed: FailedClock[] = [];
  const changes = cases.map((one): Changed => {
    try {
      return work(one);
    } catch (error) {
      failed.push({ caseId: one.caseId, error });
      return { case: inTrouble(one, error, now), entries: [], news: [] };
    }
  });
  return { changes, failed };
}

function inTrouble(one: Case, error: unknown, now: Instant): Case {
  const clockTrouble = `Its clock could not be told (${describeError(error).message}). Mend the calendar of its team by PUT /v1/calendars, or give the case to another team.`;
  return { ...one, clockTrouble, nextDueAt: now + HOUR_MS };
}
