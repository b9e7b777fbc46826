import type { Instant } from '../../time/index.js';
import type { Assignment } from '../states/index.js';
import {
  covers,
  LISTED_CONDITIONS,
  type RoutedCase,
  type RoutingConditions,
  type RoutingRule,
} from './routing-rule.js';

/** Somebody who can be given a case now. */
export interface Member {
  readonly person: string;
  readonly openCases: number;
  readonly lastAssignedAt?: Instant | undefined;
}

export interface Routed {
  readonly assigned: Assignment;
  /** The rule that applied; kept in the case. */
  readonly ruleId: string;
  /** In words: each condition that held, and how the person was chosen. */
  readonly why: readonly string[];
}

/**
 * Who works on a case: by the first rule that holds, and within a team whoever has the fewest open cases, then has waited longest for
 * one. Without a member who can take it, the case waits in the queue of the team.
 * @param members those present, by team
 * @throws RangeError where no rule holds, which `routingProblems` tells beforehand
 */
export function routeCase(
  one: RoutedCase,
  rules: readonly RoutingRule[],
  members: ReadonlyMap<string, readonly Member[]>,
): Routed {
  const rule = rules.find(({ when }) => holds(when, one));
  if (rule === undefined)
    throw new RangeError('No routing rule holds for the case: let the last rule have no conditions.');
  const held = reasonsOf(rule.when, one);
  const { ruleId, to } = rule;
  const present = members.get(to.team) ?? [];
  const named = to.kind === 'person' ? to.person : to.kind === 'accountManager' ? one.accountManager : undefined;
  if (named !== undefined && present.some(({ person }) => person === named)) {
    const why = to.kind === 'person' ? `the rule names ${named}` : `${named} is the customer's account manager`;
    return { assigned: { team: to.team, person: named }, ruleId, why: [...held, why] };
  }
  const away = named === undefined ? [] : [`${named} is not there`];
  const chosen = leastLoaded(present);
  if (chosen === undefined) {
    return {
      assigned: { team: to.team },
      ruleId,
      why: [...held, ...away, `nobody of ${to.team} is there: it waits in the queue`],
    };
  }
  const load = `${chosen.person} has the fewest open cases of ${to.team} (${chosen.openCases})`;
  return { assigned: { team: to.team, person: chosen.person }, ruleId, why: [...held, ...away, load] };
}

/** Whoever has the fewest open cases, then waited longest, then comes first by name: the same whatever the order. */
export function leastLoaded(members: readonly Member[]): Member | undefined {
  const never = Number.NEGATIVE_INFINITY;
  return [...members].sort((one, other) => {
    if (one.openCases !== other.openCases) return one.openCases - other.openCases;
    const [waited, otherWaited] = [one.lastAssignedAt ?? never, other.lastAssignedAt ?? never];
    if (waited !== otherWaited) return waited < otherWaited ? -1 : 1;
    return one.person < other.person ? -1 : 1;
  })[0];
}

function holds(when: RoutingConditions, one: RoutedCase): boolean {
  const listed = LISTED_CONDITIONS.every((condition) => {
    const values: readonly string[] | undefined = when[condition];
    const value = one[condition];
    return values === undefined || (value !== undefined && values.some((each) => covers(condition, each, value)));
  });
  return listed && (when.accountManager === undefined || when.accountManager === (one.accountManager !== undefined));
}

function reasonsOf(when: RoutingConditions, one: RoutedCase): readonly string[] {
  const listed = LISTED_CONDITIONS.flatMap((condition) =>
    when[condition] === undefined ? [] : [`${condition} is ${one[condition]}`],
  );
  const managed = { true: 'the customer has an account manager', false: 'the customer has no account manager' };
  const reasons = when.accountManager === undefined ? listed : [...listed, managed[`${when.accountManager}`]];
  return reasons.length === 0 ? ['no rule before it held'] : reasons;
}
