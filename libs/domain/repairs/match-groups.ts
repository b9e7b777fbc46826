import { effectiveSize } from '../statistics/index.js';
import type { Member, Trait, Weighed } from './member.js';

/** How well treated and untreated could be made alike. */
export interface Matching {
  /** What they were matched on exactly. */
  readonly on: readonly Trait[];
  readonly strata: number;
  /** Share of the treated answers that have untreated ones like them; the others are left out. */
  readonly treatedKept: number;
  /** What the weighed untreated answers are worth in unweighed ones (Kish). */
  readonly untreatedEffective: number;
}

export interface Matched {
  readonly members: readonly Weighed[];
  readonly matching: Matching;
}

/** From the finest on: the first that keeps enough of the treated is taken; the segment is never given up. */
const LEVELS = [['segment', 'region', 'tenure'], ['segment', 'region'], ['segment', 'tenure'], ['segment']] as const;
const ENOUGH_KEPT = 0.9;
/** Of each group, before and after: a stratum with fewer would let one answer speak for many. */
const LEAST_IN_STRATUM = 2;

/**
 * Coarsened exact matching (Iacus, King & Porro 2012, Political Analysis 20:1): strata of those alike in segment, region and tenure band;
 * a stratum in which one side has nobody, before or after, is left out. Each of the four groups is weighed to how the treated are
 * composed over both times, so that neither a difference between the groups nor a change in who answers passes for a change of the score
 * (Stuart et al. 2014, Health Serv. Outcomes Res. Methodol. 14:166). Weights average 1 in each group.
 * @param without traits that are not matched on, such as the region where regions were repaired
 */
export function matchGroups(members: readonly Member[], without: readonly Trait[] = []): Matched {
  const levels = LEVELS.map((level) => level.filter((trait) => !without.includes(trait)));
  const treated = members.filter((member) => member.treated).length;
  let best: Matched | undefined;
  for (const on of levels) {
    const matched = matchOn(members, on, treated);
    if (matched.matching.treatedKept >= ENOUGH_KEPT) return matched;
    if (!best || matched.matching.treatedKept > best.matching.treatedKept) best = matched;
  }
  return best ?? matchOn(members, ['segment'], treated);
}

function matchOn(members: readonly Member[], on: readonly Trait[], allTreated: number): Matched {
  const strata = new Map<string, Member[]>();
  for (const member of members) {
    const key = on.map((trait) => member.traits[trait]).join('\n');
    const stratum = strata.get(key);
    if (stratum) stratum.push(member);
    else strata.set(key, [member]);
  }
  const kept = [...strata.values()]
    .map(inGroups)
    .filter((groups) => groups.every((group) => group.length >= LEAST_IN_STRATUM));
  const sizes = [0, 1, 2, 3].map((group) => kept.reduce((sum, groups) => sum + (groups[group]?.length ?? 0), 0));
  const treated = (sizes[2] ?? 0) + (sizes[3] ?? 0);
  const matched = kept.flatMap((groups) => {
    const target = ((groups[2]?.length ?? 0) + (groups[3]?.length ?? 0)) / treated;
    return groups.flatMap((group, index) => {
      const weight = (target * (sizes[index] ?? 0)) / group.length;
      return group.map((member) => weighed(member, weight));
    });
  });
  const untreated = matched.filter((member) => !member.treated).map(({ weight }) => weight);
  return {
    members: matched,
    matching: {
      on,
      strata: kept.length,
      treatedKept: allTreated === 0 ? 0 : treated / allTreated,
      untreatedEffective: effectiveSize(untreated).effectiveN,
    },
  };
}

/** Field by field: copying as a whole shows in profiles. */
function weighed({ customerId, treated, after, outcome, unit, traits }: Member, weight: number): Weighed {
  return { customerId, treated, after, outcome, unit, traits, weight };
}

/** Untreated before, untreated after, treated before, treated after. */
function inGroups(stratum: readonly Member[]): Member[][] {
  const groups: Member[][] = [[], [], [], []];
  for (const member of stratum) groups[2 * Number(member.treated) + Number(member.after)]?.push(member);
  return groups;
}
