import type { Instant } from '@sidetone/domain/time';
import { closesAfterDays } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { Case } from '../persistence/case.js';
import { workOn, type Changed } from '../work-on-cases/work-on.js';
import { closesAt } from './closes-at.js';

/** The case closed as resolved, where it is time and its customer said nothing; undefined where it stands as it is. */
export function closeUnverified(one: Case, now: Instant, inForce: InForce): Changed | undefined {
  const at = closesAt(one, inForce.rules);
  if (at === undefined || now < at) return undefined;
  const days = closesAfterDays(inForce.rules);
  const note = `Nobody said within ${days === 1 ? 'a day' : `${days} days`} whether it helped.`;
  const worked = workOn(one, { kind: 'close', outcome: 'resolved' }, { at: now, by: 'sidetone', note }, inForce);
  return worked.kind === 'refused' ? undefined : worked;
}
