import { SHIPPED_SERVICE_CLASSES, type RoutingRule } from '@sidetone/domain/cases';
import { JOURNEY_AREAS, type JourneyArea } from '@sidetone/domain/journey';
import { SHIPPED_CLOSE_AFTER_DAYS } from './find-rules.js';
import { SHIPPED_CAUSES, type LoopRules, type Team } from './loop-rules.js';

const DEFAULT_TEAM = 'customer care';

/** Who follows up an answer about an area. The network has no one team: its causes are told apart by the evidence. */
const TEAM_OF: Readonly<Record<JourneyArea, string>> = {
  sales: 'sales',
  delivery: 'provisioning',
  support: 'service desk',
  billing: 'billing',
  network: 'NOC',
};

/** Three days in which the customer can see whether it helped. Who had no complaint was not promised a fix, and is not asked about one. */
const SHIPPED_VERIFY_AFTER_HOURS = 72;

const OFFICE_HOURS = [{ from: 480, to: 960 }];

/**
 * What holds until an operator says otherwise: one calendar of office hours, the teams of the areas and of the causes with nobody
 * named in them, and for detractors one level of escalation and a question whether the fix helped.
 */
export function shippedRules(timeZone: string, escalationTeam: string): LoopRules {
  const causeTeams = SHIPPED_CAUSES.causes.groups.flatMap(({ causes }) => causes.map(({ team }) => team));
  const names = [...new Set([DEFAULT_TEAM, ...Object.values(TEAM_OF), ...causeTeams, escalationTeam])];
  const chain = [{ afterMinutes: 0, team: escalationTeam }];
  const teams = names.map((team): Team => ({
    ...{ team, calendarId: 'office', people: [] },
    chain: team === escalationTeam ? [] : chain,
  }));
  const hours = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, OFFICE_HOURS]),
  );
  return {
    calendars: { calendars: [{ calendarId: 'office', timeZone, hours, holidays: [] }] },
    'case-teams': { teams },
    'routing-rules': { rules: [...JOURNEY_AREAS.map(ruleOfArea), LAST_RULE] },
    'service-levels': {
      classes: SHIPPED_SERVICE_CLASSES.map((one) =>
        one.band === 'detractor'
          ? { ...one, escalates: true, verifyAfterHours: SHIPPED_VERIFY_AFTER_HOURS }
          : { ...one, escalates: false },
      ),
      attemptDays: 3,
      closeAfterDays: SHIPPED_CLOSE_AFTER_DAYS,
    },
    ...SHIPPED_CAUSES,
    'incident-rules': { atLeast: 3, windowHours: 24, falseAlarm: 0.01 },
  };
}

const ruleOfArea = (area: JourneyArea): RoutingRule => ({
  ...{ ruleId: area, when: { area: [area] } },
  to: { kind: 'team', team: TEAM_OF[area] },
});

const LAST_RULE: RoutingRule = { ruleId: 'everything-else', when: {}, to: { kind: 'team', team: DEFAULT_TEAM } };
