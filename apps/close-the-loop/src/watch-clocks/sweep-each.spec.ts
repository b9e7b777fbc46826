import { HOUR_MS } from '@sidetone/domain/time';
import { shippedRules } from '../keep-rules/shipped-rules.js';
import { aCase } from './testing/a-case.js';
import { sweepEach } from './sweep-each.js';

const monday = Date.UTC(2026, 10, 23, 9);
const shipped = shippedRules('UTC', 'duty manager');
const [office] = shipped.calendars.calendars;
/** A zone that was known where it was published, and is not here. */
const lost = { hours: {}, holidays: [], ...office, calendarId: 'lost', timeZone: 'Mars/Olympus' };
const teams = shipped['case-teams'].teams.map((one) =>
  one.team === 'billing' ? { ...one, calendarId: 'lost', chain: [{ afterMinutes: 60, team: 'duty manager' }] } : one,
);
const rules = {
  ...shipped,
  calendars: { calendars: [...shipped.calendars.calendars, lost] },
  'case-teams': { teams },
};
const inForce = { rules, clockVersion: 1 };

describe('the sweep', () => {
  it('goes on with the others where the clock of one case cannot be told, and shows it there', () => {
    const cases = [aCase('CASE-1', 'billing', monday), aCase('CASE-2', 'NOC', monday)];
    const late = Math.max(...cases.map(({ firstContactDue }) => firstContactDue)) + 1;
    const { changes, failed } = sweepEach(cases, late, inForce);
    expect(changes.map((change) => change.case.told.firstContact.breached)).toEqual([false, true]);
    expect(changes[0]?.case).toMatchObject({
      clockTrouble: expect.stringContaining('Its clock could not be told'),
      nextDueAt: late + HOUR_MS,
    });
    expect(changes[1]?.case.clockTrouble).toBeUndefined();
    expect(failed.map(({ caseId }) => caseId)).toEqual(['CASE-1']);
  });

  it('shows a promise that runs round the clock, until its calendar holds it', () => {
    const one = aCase('CASE-1', 'NOC', monday);
    const clocks = { ...one.clocks, resolve: { ...one.clocks.resolve, roundTheClock: true as const } };
    const [stuck] = sweepEach([{ ...one, clocks }], monday, inForce).changes;
    expect(stuck?.case.clockTrouble).toContain('holds too little working time');
    const [freed] = sweepEach([{ ...one, clockTrouble: 'old' }], monday, inForce).changes;
    expect(freed?.case.clockTrouble).toBeUndefined();
  });
});
