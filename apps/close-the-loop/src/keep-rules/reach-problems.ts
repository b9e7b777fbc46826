import { leastOpenMinutes, type Calendar } from '@sidetone/domain/business-time';
import { nameOfClass, PROMISE_WITHIN_DAYS } from '@sidetone/domain/cases';
import type { Problem } from '@sidetone/domain/programmes';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { calendarOf } from './find-rules.js';
import type { DocumentName, LoopRules, Team } from './loop-rules.js';

/** How long a clock runs that the rules may start, where that is said, and how it is told. */
interface Stretch {
  readonly field: string;
  readonly minutes: number;
  readonly what: string;
}

/**
 * The promises and escalations that no team's calendar holds within a year, told in the document that is changed: any case may come to any team, so
 * that each calendar at which a team works must hold them all.
 */
export function reachProblems(changed: DocumentName, rules: LoopRules, now: Instant): readonly Problem[] {
  if (changed === 'calendars') return ofCalendars(rules, now);
  if (changed === 'case-teams') return ofTeams(rules, now);
  return changed === 'service-levels' ? ofLevels(rules, now) : [];
}

function ofCalendars(rules: LoopRules, now: Instant): readonly Problem[] {
  const promises = promisesOf(rules);
  return rules.calendars.calendars.flatMap((calendar, place) => {
    const teams = rules['case-teams'].teams.filter(({ team }) => calendarOf(rules, team) === calendar);
    if (teams.length === 0) return [];
    const longest = longestOf([...promises, ...teams.flatMap((team) => levelsOf(team, ''))]);
    const least = leastIn(calendar, now);
    if (longest === undefined || longest.minutes <= least) return [];
    return [
      {
        field: `/calendars/${place}/hours`,
        problem: `There is a year to come in which “${calendar.calendarId}” holds ${least} working minutes, and ${longest.what} after ${longest.minutes}.`,
        mend: 'Give it more working hours or fewer holidays, or promise less in /v1/service-levels.',
      },
    ];
  });
}

function ofTeams(rules: LoopRules, now: Instant): readonly Problem[] {
  const longest = longestOf(promisesOf(rules));
  return rules['case-teams'].teams.flatMap((team, place) => {
    const calendar = calendarOf(rules, team.team);
    const least = leastIn(calendar, now);
    const named = `“${calendar.calendarId}”`;
    const ofCalendar =
      longest === undefined || longest.minutes <= least
        ? []
        : [
            {
              field: `/teams/${place}/calendarId`,
              problem: `There is a year to come in which ${named} holds ${least} working minutes, and ${longest.what} after ${longest.minutes}.`,
              mend: 'Name a calendar with more working hours, or promise less in /v1/service-levels first.',
            },
          ];
    const ofChain = levelsOf(team, `/teams/${place}`)
      .filter(({ minutes }) => minutes > least)
      .map(({ field, minutes }) => ({
        field,
        problem: `${minutes} minutes are more than the ${least} that ${named} holds in a year to come.`,
        mend: 'Let the level come earlier.',
      }));
    return [...ofCalendar, ...ofChain];
  });
}

function ofLevels(rules: LoopRules, now: Instant): readonly Problem[] {
  const hours = rules['case-teams'].teams.map(({ team }) => {
    const calendar = calendarOf(rules, team);
    return { team, calendar, least: leastIn(calendar, now) };
  });
  const scarcest = hours.sort((one, other) => one.least - other.least)[0];
  if (scarcest === undefined) return [];
  const { team, calendar, least } = scarcest;
  return promisesOf(rules)
    .filter(({ minutes }) => minutes > least)
    .map(({ field, minutes }) => ({
      field,
      problem: `${minutes} minutes are more than the ${least} that “${calendar.calendarId}”, by which ${team} works, holds in a year to come.`,
      mend: 'Promise less, or give that calendar more working hours first.',
    }));
}

function promisesOf(rules: LoopRules): readonly Stretch[] {
  return rules['service-levels'].classes.flatMap((one, place) => [
    {
      field: `/classes/${place}/firstContactMinutes`,
      minutes: one.firstContactMinutes,
      what: `the class ${nameOfClass(one)} promises the first contact`,
    },
    {
      field: `/classes/${place}/resolveMinutes`,
      minutes: one.resolveMinutes,
      what: `the class ${nameOfClass(one)} promises the end`,
    },
  ]);
}

function levelsOf({ team, chain }: Team, field: string): readonly Stretch[] {
  return chain.map(({ afterMinutes }, level) => ({
    ...{ field: `${field}/chain/${level}/afterMinutes`, minutes: afterMinutes },
    what: `the chain of ${team} comes to level ${level + 1}`,
  }));
}

const longestOf = (stretches: readonly Stretch[]): Stretch | undefined =>
  stretches.reduce<Stretch | undefined>(
    (longest, one) => (longest === undefined || one.minutes > longest.minutes ? one : longest),
    undefined,
  );

const known = new WeakMap<Calendar, { readonly day: number; readonly least: number }>();

/** Many teams share a calendar, and it is asked for each. */
function leastIn(calendar: Calendar, now: Instant): number {
  const day = Math.floor(now / DAY_MS);
  const before = known.get(calendar);
  if (before?.day === day) return before.least;
  const least = leastOpenMinutes(PROMISE_WITHIN_DAYS, now, calendar);
  known.set(calendar, { day, least });
  return least;
}
