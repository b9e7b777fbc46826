import { compareGroups, type Comparison } from './compare-groups.js';
import { matchGroups } from './match-groups.js';
import type { Member, Trait } from './member.js';
import type { FaultProof, ProofSettings } from './repair-proof.js';
import { sizesOf } from './sizes-of.js';

/** Whether the fault became less for the treated than for the untreated; null where fewer answers than needed know it. */
export function proveFault(
  members: readonly Member[],
  { without, minimumN, direction }: ProofSettings & { readonly without: readonly Trait[] },
): FaultProof | null {
  const { members: matched } = matchGroups(members, without);
  const answers = sizesOf(matched);
  if (Math.min(...Object.values(answers)) < minimumN) return null;
  const comparison = compareGroups(matched, members);
  return comparison ? { ...comparison, answers, verdict: verdictOf(comparison, direction) } : null;
}

function verdictOf(
  { low, high }: Pick<Comparison, 'low' | 'high'>,
  direction: ProofSettings['direction'],
): FaultProof['verdict'] {
  if (low <= 0 && high >= 0) return 'no evidence of change';
  if (direction === 'none') return 'changed';
  return high < 0 === (direction === 'worse') ? 'improved' : 'worse';
}
