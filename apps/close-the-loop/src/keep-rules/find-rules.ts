import { serviceClassOf, type ContactRules, type EscalationLevel } from '@sidetone/domain/cases';
import type { Band } from '@sidetone/domain/nps';
import type { CaseClass, LoopRules, NamedCalendar, Team } from './loop-rules.js';

/** A team by its name; one that was taken out of the rules works like the first, so that its cases are not lost. */
export function teamOf(rules: LoopRules, name: string): Team {
  const { teams } = rules['case-teams'];
  const found = teams.find(({ team }) => team === name) ?? teams[0];
  if (found === undefined) throw new Error('There is no team: the rules are published with one at least.');
  return found;
}

/** The calendar by which a team works. */
export function calendarOf(rules: LoopRules, team: string): NamedCalendar {
  const { calendarId } = teamOf(rules, team);
  const { calendars } = rules.calendars;
  const found = calendars.find((one) => one.calendarId === calendarId) ?? calendars[0];
  if (found === undefined) throw new Error('There is no calendar: the rules are published with one at least.');
  return found;
}

export function chainOf(rules: LoopRules, team: string): readonly EscalationLevel[] {
  return teamOf(rules, team).chain;
}

/** What a case of this band and contract level is promised. */
export function classOf(rules: LoopRules, band: Band, contractLevel: string | undefined): CaseClass {
  const { classes } = rules['service-levels'];
  const found = serviceClassOf(band, contractLevel, classes);
  const whole = classes.find((one) => one === found);
  if (whole === undefined) throw new Error(`There is no class for a ${band}: the rules are published with one.`);
  return whole;
}

export function contactRulesOf(rules: LoopRules, team: string): ContactRules {
  return { attemptDays: rules['service-levels'].attemptDays, timeZone: calendarOf(rules, team).timeZone };
}

/** What holds where the service levels say nothing of it. */
export const SHIPPED_CLOSE_AFTER_DAYS = 14;

/** After how many days a resolved case closes by itself where its customer says nothing. */
export function closesAfterDays(rules: LoopRules): number {
  return rules['service-levels'].closeAfterDays ?? SHIPPED_CLOSE_AFTER_DAYS;
}

/** Whether somebody is known to work in a team. */
export function worksIn(rules: LoopRules, team: string, person: string): boolean {
  return rules['case-teams'].teams.some(
    (one) => one.team === team && one.people.some((member) => member.person === person),
  );
}
