import type { Member } from './member.js';
import type { FourGroups } from './compare-groups.js';

/** How many answers each of the four groups has. */
export function sizesOf(members: readonly Pick<Member, 'treated' | 'after'>[]): FourGroups {
  const count = (treated: boolean, after: boolean): number =>
    members.filter((member) => member.treated === treated && member.after === after).length;
  return {
    treatedBefore: count(true, false),
    treatedAfter: count(true, true),
    untreatedBefore: count(false, false),
    untreatedAfter: count(false, true),
  };
}
