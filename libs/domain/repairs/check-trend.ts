import { compareGroups, type Comparison } from './compare-groups.js';
import { matchGroups } from './match-groups.js';
import type { Member, Trait } from './member.js';

/** Whether treated and untreated moved alike before the repair, which is what makes the untreated a measure of what would have been. */
export type TrendCheck =
  ({ readonly kind: 'alike' | 'different' } & Comparison) | { readonly kind: 'untested'; readonly reason: string };

/** Below this the halves are taken to differ. */
const P_LIMIT = 0.05;
const LEAST_IN_HALF = 10;

/**
 * A repair that nobody made, halfway through the time before: its "effect" should be none (a placebo test in time, as in Angrist & Pischke
 * 2009, Mostly Harmless Econometrics, 5.2). That none is found does not prove that there is none: the interval says what can be ruled out.
 * @param before members of the time before, `after` telling its second half
 */
export function checkTrend(before: readonly Member[], without: readonly Trait[]): TrendCheck {
  const { members } = matchGroups(before, without);
  const sizes = [0, 0, 0, 0];
  for (const { treated, after } of members) {
    const group = 2 * Number(treated) + Number(after);
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const least = Math.min(...sizes);
  const placebo = least >= LEAST_IN_HALF ? compareGroups(members, before) : undefined;
  if (!placebo) {
    const reason = `Whether both moved alike before could not be tested: a half of the time before has ${least} answers of one group, and ${LEAST_IN_HALF} are needed.`;
    return { kind: 'untested', reason };
  }
  return { kind: placebo.p !== undefined && placebo.p < P_LIMIT ? 'different' : 'alike', ...placebo };
}
