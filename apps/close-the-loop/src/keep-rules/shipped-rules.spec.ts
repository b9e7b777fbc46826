import { rulesProblems } from './rules-problems.js';
import { shippedRules } from './shipped-rules.js';

const shipped = shippedRules('Europe/Helsinki', 'duty manager');
const NOW = Date.UTC(2026, 10, 23);

describe('the rules that ship', () => {
  it('have no problems, in the operator’s zone and with its escalation team', () => {
    expect(rulesProblems('calendars', shipped, NOW)).toEqual([]);
    expect(shipped.calendars.calendars[0]?.timeZone).toBe('Europe/Helsinki');
    expect(shipped['case-teams'].teams.find(({ team }) => team === 'billing')?.chain).toEqual([
      { afterMinutes: 0, team: 'duty manager' },
    ]);
  });

  it('cannot lose a calendar or a team that others of them name', () => {
    const other = { calendars: shipped.calendars.calendars.map((one) => ({ ...one, calendarId: 'shifts' })) };
    expect(rulesProblems('calendars', { ...shipped, calendars: other }, NOW)[0]).toEqual({
      field: 'case-teams: teams.0.calendarId',
      message: 'There is no calendar “office”. Name one of shifts, or add the calendar first.',
    });
    const teams = shipped['case-teams'].teams.filter(({ team }) => team !== 'NOC');
    const fields = rulesProblems('case-teams', { ...shipped, 'case-teams': { teams } }, NOW).map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['routing-rules: rules.4.to.team', 'causes: groups.0.causes.5.team']),
    );
  });
});
