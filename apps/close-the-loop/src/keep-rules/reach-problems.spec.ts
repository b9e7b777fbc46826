import type { DocumentName, LoopRules } from './loop-rules.js';
import { rulesProblems } from './rules-problems.js';
import { shippedRules } from './shipped-rules.js';

const shipped = shippedRules('UTC', 'duty manager');
const now = Date.UTC(2026, 10, 23);
const anHourAWeek: LoopRules['calendars'] = {
  calendars: [{ calendarId: 'office', timeZone: 'UTC', hours: { monday: [{ from: 480, to: 540 }] }, holidays: [] }],
};
const problems = (changed: DocumentName, rules: Partial<LoopRules>) =>
  rulesProblems(changed, { ...shipped, ...rules }, now);

describe('promises that a calendar does not hold within a year', () => {
  it('are told of a calendar, with what it holds and who asks for more', () => {
    expect(problems('calendars', { calendars: anHourAWeek })).toEqual([
      {
        field: 'calendars.0.hours',
        message:
          'There is a year to come in which “office” holds 3120 working minutes, and the class passive promises the end after 4800. ' +
          'Give it more working hours or fewer holidays, or promise less in /v1/service-levels.',
      },
    ]);
  });

  it('are told of service levels, field by field, with the calendar that holds least', () => {
    const classes = shipped['service-levels'].classes.map((one) => ({ ...one, resolveMinutes: 200_000 }));
    const found = problems('service-levels', { 'service-levels': { ...shipped['service-levels'], classes } });
    expect(found.map(({ field }) => field)).toEqual([0, 1, 2].map((place) => `classes.${place}.resolveMinutes`));
    expect(found[0]?.message).toMatch(/^200000 minutes are more than the \d+ .* by which customer care works/);
  });

  it('are told of a team that takes such a calendar, and of a chain that reaches too far', () => {
    const [office, ...others] = shipped.calendars.calendars;
    const rare = { calendarId: 'rare', timeZone: 'UTC', hours: { monday: [{ from: 480, to: 540 }] }, holidays: [] };
    const calendars = { calendars: [...(office ? [office] : []), rare, ...others] };
    expect(problems('calendars', { calendars })).toEqual([]);
    const teams = shipped['case-teams'].teams.map((one) =>
      one.team === 'billing'
        ? { ...one, calendarId: 'rare' }
        : { ...one, chain: one.chain.map((level) => ({ ...level, afterMinutes: 500_000 })) },
    );
    const found = problems('case-teams', { calendars, 'case-teams': { teams } });
    const billing = teams.findIndex(({ team }) => team === 'billing');
    const fields = found.map(({ field }) => field);
    expect(fields).toContain(`teams.${billing}.calendarId`);
    expect(fields).toContain('teams.0.chain.0.afterMinutes');
  });
});
