import type { Problem } from '../../programmes/index.js';
import { doubleProblem, idProblem, problemIf } from '../../programmes/problems/problem.js';
import { covers, LISTED_CONDITIONS, type RoutingConditions, type RoutingRule } from './routing-rule.js';

/** Everything wrong with the rules at once; nothing for rules each of which can apply and that leave no case to nobody. */
export function routingProblems(
  rules: readonly RoutingRule[],
  teams: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Problem[] {
  const last = rules.at(-1);
  return [
    ...problemIf(
      last === undefined || Object.values(last.when).some((value) => value !== undefined),
      '',
      'A case for which no rule holds would have nobody.',
      'End with a rule without conditions, such as one to the team customer care.',
    ),
    ...doubleProblem(
      '',
      rules.map(({ ruleId }) => ruleId),
    ),
    ...rules.flatMap((rule, place) => [
      ...idProblem(`/${place}/ruleId`, rule.ruleId),
      ...conditionProblems(rule, place),
      ...targetProblems(rule, place, teams),
      ...reachProblems(rule, place, rules),
    ]),
  ];
}

function conditionProblems({ when }: RoutingRule, place: number): readonly Problem[] {
  return LISTED_CONDITIONS.flatMap((condition) => [
    ...problemIf(
      when[condition]?.length === 0,
      `/${place}/when/${condition}`,
      'The list is empty, so that the rule never applies.',
      'Name at least one, or leave the condition out.',
    ),
    ...doubleProblem(`/${place}/when/${condition}`, when[condition] ?? []),
  ]);
}

function targetProblems({ when, to }: RoutingRule, place: number, teams: ReadonlyMap<string, ReadonlySet<string>>) {
  const members = teams.get(to.team);
  return [
    ...problemIf(
      members === undefined,
      `/${place}/to/team`,
      `Nobody knows a team “${to.team.slice(0, 40)}”.`,
      `Name one of ${[...teams.keys()].join(', ')}, or add the team first.`,
    ),
    ...problemIf(
      to.kind === 'person' && members !== undefined && !members.has(to.person),
      `/${place}/to/person`,
      `${to.kind === 'person' ? to.person : ''} is not in the team ${to.team}.`,
      'Name a member of the team, or route to the team.',
    ),
    ...problemIf(
      to.kind === 'accountManager' && when.accountManager !== true,
      `/${place}/to`,
      'The rule gives cases to account managers of customers that may have none.',
      'Add the condition accountManager: true.',
    ),
  ];
}

function reachProblems(rule: RoutingRule, place: number, rules: readonly RoutingRule[]): readonly Problem[] {
  const before = rules.slice(0, place).find(({ when }) => isImplied(when, rule.when));
  return problemIf(
    before !== undefined,
    `/${place}`,
    `The rule ${rule.ruleId} never applies: ${before?.ruleId} before it takes all of its cases.`,
    `Move it before ${before?.ruleId}, or take it out.`,
  );
}

/** Whether whatever meets the second conditions meets the first. One rule is held against one: several together are not tried. */
function isImplied(wide: RoutingConditions, narrow: RoutingConditions): boolean {
  const listed = LISTED_CONDITIONS.every((condition) => {
    const wider: readonly string[] | undefined = wide[condition];
    const narrower: readonly string[] | undefined = narrow[condition];
    if (wider === undefined) return true;
    return narrower?.every((value) => wider.some((each) => covers(condition, each, value))) ?? false;
  });
  return listed && (wide.accountManager === undefined || wide.accountManager === narrow.accountManager);
}
