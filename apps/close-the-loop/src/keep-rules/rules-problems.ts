import { calendarProblems } from '@sidetone/domain/business-time';
import { chainProblems, routingProblems, serviceClassProblems } from '@sidetone/domain/cases';
import { hintProblems, taxonomyProblems } from '@sidetone/domain/causes';
import type { Problem } from '@sidetone/domain/programmes';
import type { Instant } from '@sidetone/domain/time';
import type { FieldError } from '@sidetone/platform/web';
import type { DocumentName, LoopRules } from './loop-rules.js';
import { reachProblems } from './reach-problems.js';

/**
 * Everything wrong with a document beside the others that are in force, and with those others because of it. What promises reach is looked at
 * once nothing else is wrong, since it takes calendars by which clocks can run.
 */
export function rulesProblems(changed: DocumentName, rules: LoopRules, now: Instant): readonly FieldError[] {
  const alone = (Object.keys(PROBLEMS_OF) as readonly DocumentName[]).flatMap((name) =>
    PROBLEMS_OF[name](rules).map((problem) => fieldError(problem, name === changed ? '' : `${name}: `)),
  );
  return alone.length > 0 ? alone : reachProblems(changed, rules, now).map((problem) => fieldError(problem, ''));
}

function fieldError({ field, problem, mend }: Problem, where: string): FieldError {
  return { field: where + field.slice(1).replaceAll('/', '.'), message: `${problem} ${mend}` };
}

const PROBLEMS_OF: Readonly<Record<DocumentName, (rules: LoopRules) => readonly Problem[]>> = {
  calendars: ({ calendars: { calendars } }) => [
    ...doubles('/calendars', calendars, ({ calendarId }) => calendarId),
    ...calendars.flatMap((one, place) => below(`/calendars/${place}`, calendarProblems(one))),
  ],
  'case-teams': (rules) => [
    ...doubles('/teams', rules['case-teams'].teams, ({ team }) => team),
    ...rules['case-teams'].teams.flatMap(({ calendarId, chain, people }, place) => [
      ...unknownCalendar(rules, calendarId, `/teams/${place}/calendarId`),
      ...below(`/teams/${place}/chain`, chainProblems(chain, teamNames(rules))),
      ...doubles(`/teams/${place}/people`, people, ({ person }) => person),
    ]),
  ],
  'routing-rules': (rules) => below('/rules', routingProblems(rules['routing-rules'].rules, membersOf(rules))),
  'service-levels': (rules) => [
    ...below('/classes', serviceClassProblems(rules['service-levels'].classes)),
    ...closedBeforeAsked(rules['service-levels']),
  ],
  causes: (rules) => below('/groups', taxonomyProblems(rules.causes.groups, teamNames(rules))),
  'cause-hints': (rules) => hintProblems(rules['cause-hints'], rules.causes.groups),
  'incident-rules': () => [],
};

const below = (field: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, field: field + one.field }));

/** Whom a class has asked whether it helped must be able to say so. */
function closedBeforeAsked({ classes, closeAfterDays }: LoopRules['service-levels']): readonly Problem[] {
  if (closeAfterDays === undefined) return [];
  return classes.flatMap(({ verifyAfterHours = 0 }, place) =>
    verifyAfterHours < closeAfterDays * 24
      ? []
      : [
          {
            field: `/classes/${place}/verifyAfterHours`,
            problem: `Its customers are asked after ${verifyAfterHours} hours, when the case is closed already (closeAfterDays ${closeAfterDays}).`,
            mend: 'Ask them earlier, or let cases close later.',
          },
        ],
  );
}

const teamNames = (rules: LoopRules): ReadonlySet<string> => new Set(rules['case-teams'].teams.map(({ team }) => team));

const membersOf = (rules: LoopRules) =>
  new Map(rules['case-teams'].teams.map(({ team, people }) => [team, new Set(people.map(({ person }) => person))]));

function unknownCalendar({ calendars: { calendars } }: LoopRules, calendarId: string, field: string) {
  if (calendars.some((one) => one.calendarId === calendarId)) return [];
  const names = calendars.map((one) => one.calendarId).join(', ');
  const problem = `There is no calendar “${calendarId.slice(0, 40)}”.`;
  return [{ field, problem, mend: `Name one of ${names}, or add the calendar first.` }];
}

function doubles<T>(field: string, items: readonly T[], nameOf: (item: T) => string): readonly Problem[] {
  const names = items.map(nameOf);
  const empty = names.some((name) => name.trim() === '');
  const twice = [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
  return [
    ...(empty ? [{ field, problem: 'One has an empty name.', mend: 'Name each.' }] : []),
    ...(twice.length > 0
      ? [{ field, problem: `${twice.join(', ')} stands there more than once.`, mend: 'Name each once.' }]
      : []),
  ];
}
