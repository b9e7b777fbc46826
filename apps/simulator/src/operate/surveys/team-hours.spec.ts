import { TeamHours } from './team-hours.js';

const utc = (text: string): number => Date.parse(`${text}Z`);
const hours = new TeamHours(
  new Map([
    ['desk', { timeZone: 'Europe/Helsinki', hours: { monday: [{ from: 480, to: 960 }] }, holidays: ['2026-06-15'] }],
  ]),
);

describe('TeamHours', () => {
  it('knows when a team is at work, by the clock of its zone', () => {
    const isAtWork = (text: string): boolean => hours.isAtWork('desk', utc(text));
    expect(['2026-06-08T05:00', '2026-06-08T12:59', '2026-06-08T13:00', '2026-06-09T08:00'].map(isAtWork)).toEqual([
      ...[true, true, false, false],
    ]);
    expect(isAtWork('2026-06-15T08:00')).toBe(false);
  });

  it('counts the minutes of a team', () => {
    expect(hours.after('desk', utc('2026-06-08T12:00'), 90)).toBe(utc('2026-06-22T05:30'));
  });

  it('says which team has no calendar', () => {
    expect(() => hours.isAtWork('nobody', 0)).toThrow('“nobody”, which has no calendar');
  });
});
