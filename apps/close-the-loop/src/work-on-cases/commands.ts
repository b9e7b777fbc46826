import type { CaseCommand } from '@sidetone/domain/cases';
import { causeOf } from '@sidetone/domain/causes';
import { Problem } from '@sidetone/platform/web';
import type { Static } from '@sinclair/typebox';
import { chainOf, worksIn } from '../keep-rules/find-rules.js';
import type { LoopRules } from '../keep-rules/loop-rules.js';
import type { Case } from '../persistence/case.js';
import type { COMMAND_BODIES, CommandName } from './command-bodies.js';
import { readText } from './read-text.js';

type BodyOf<Name extends CommandName> = Static<(typeof COMMAND_BODIES)[Name]>;

/** What somebody asks of a case, in the words of the state machine. @throws Problem 422 for what the rules do not know */
export const COMMANDS: {
  readonly [Name in CommandName]: (body: BodyOf<Name>, one: Case, rules: LoopRules) => CaseCommand;
} = {
  assign: (body, one, rules) => ({ kind: 'assign', to: assigneeIn(body, one.assigned.team, rules) }),
  contact: ({ result }) => ({ kind: 'contact', result }),
  cause: ({ cause }, _one, rules) => ({ kind: 'agreeCause', cause: knownCause(cause, rules) }),
  action: ({ action }) => ({ kind: 'startAction', action }),
  resolve: ({ whatWasDone, customerTold, whyNotTold }) => ({
    kind: 'resolve',
    resolution: {
      ...{ whatWasDone: readText('whatWasDone', whatWasDone) ?? '', customerTold },
      whyNotTold: readText('whyNotTold', whyNotTold),
    },
  }),
  verify: ({ satisfied }) => ({ kind: 'verify', satisfied }),
  close: ({ outcome }) => ({ kind: 'close', outcome }),
  reopen: () => ({ kind: 'reopen' }),
  escalate: ({ toTeam }, one, rules) => ({
    kind: 'escalate',
    level: one.escalationLevel + 1,
    toTeam: toTeam === undefined ? nextLevel(one, rules) : knownTeam('toTeam', toTeam, rules),
  }),
};

/** @throws Problem 422 for somebody whom the rules do not know */
export function assigneeIn(
  { team, person }: BodyOf<'assign'>,
  present: string,
  rules: LoopRules,
): Extract<CaseCommand, { kind: 'assign' }>['to'] {
  if (person === undefined) {
    if (team !== undefined) return { team: knownTeam('team', team, rules) };
    throw unknown('team', 'Neither a team nor a person is named.', 'Name one of them.');
  }
  const { teams } = rules['case-teams'];
  const candidates = team === undefined ? [present, ...teams.map((one) => one.team)] : [knownTeam('team', team, rules)];
  const found = candidates.find((name) => worksIn(rules, name, person));
  if (found !== undefined) return { team: found, person };
  const people = teams.filter((one) => team === undefined || one.team === team).flatMap((one) => one.people);
  const names = people.map((one) => one.person).join(', ') || 'nobody';
  const where = team === undefined ? 'in any team' : `in the team ${team}`;
  throw unknown(
    'person',
    `“${person.slice(0, 40)}” works ${where === 'in any team' ? 'in no team' : `not ${where}`}.`,
    `There: ${names}. PUT /v1/case-teams adds people.`,
  );
}

function knownTeam(field: string, team: string, rules: LoopRules): string {
  const names = rules['case-teams'].teams.map((one) => one.team);
  if (names.includes(team)) return team;
  throw unknown(field, `Nobody knows a team “${team.slice(0, 40)}”.`, `Name one of ${names.join(', ')}.`);
}

function knownCause(code: string, { causes: { groups } }: LoopRules): string {
  const found = causeOf(code, groups);
  if (found !== undefined && found.cause.retired !== true) return code;
  const problem = found === undefined ? `There is no cause “${code.slice(0, 60)}”.` : `${code} is no longer offered.`;
  throw unknown('cause', problem, 'Give the code of a cause of GET /v1/causes.');
}

function nextLevel(one: Case, rules: LoopRules): string {
  const next = chainOf(rules, one.assigned.team)[one.escalationLevel];
  if (next !== undefined) return next.team;
  const problem = `The chain of the team ${one.assigned.team} has no level ${one.escalationLevel + 1}.`;
  throw unknown('toTeam', problem, 'Name the team that is to help.');
}

function unknown(field: string, problem: string, mend: string): Problem {
  return new Problem(422, 'Not known', problem, [{ field, message: `${problem} ${mend}` }]);
}
