import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { closesAfterDays } from '../keep-rules/find-rules.js';
import type { LoopRules } from '../keep-rules/loop-rules.js';
import type { Case } from '../persistence/case.js';

/** When a case closes by itself; undefined for one that is not resolved, or that its customer has verified. */
export function closesAt(one: Pick<Case, 'state' | 'stateChangedAt'>, rules: LoopRules): Instant | undefined {
  return one.state === 'resolved' ? one.stateChangedAt + closesAfterDays(rules) * DAY_MS : undefined;
}
