import type { Instant } from '../time/index.js';

/** Where a case stands against its clocks. Absent means that it has not happened. */
export interface CaseClocks {
  readonly openedAt: Instant;
  readonly firstContactDue: Instant;
  readonly resolveDue: Instant;
  readonly firstContactAt?: Instant | null;
  readonly closedAt?: Instant | null;
}

/** `due`: the last quarter of the running clock has begun. `overdue`: past it. A closed case has no clock. */
export type CaseCondition = 'open' | 'due' | 'overdue' | 'closed';

/** The condition of a case now: by the first contact until it was made, then by the resolution. On the deadline it is not yet overdue. */
export function caseCondition(clocks: CaseClocks, now: Instant): CaseCondition {
  if (clocks.closedAt != null) return 'closed';
  const contacted = clocks.firstContactAt != null;
  const start = clocks.firstContactAt ?? clocks.openedAt;
  const due = contacted ? clocks.resolveDue : clocks.firstContactDue;
  if (now > due) return 'overdue';
  return now >= due - (due - start) / 4 ? 'due' : 'open';
}
