import { calendarProblems, type Calendar } from './index.js';
import { aCalendar } from './testing/a-calendar.js';

const problemsOf = (told: Partial<Calendar>) =>
  calendarProblems(aCalendar(told)).map(({ field, problem }) => `${field}: ${problem}`);

describe('calendarProblems', () => {
  it('finds none in a calendar with two spans a day that touch', () => {
    const monday = [
      { from: 480, to: 720 },
      { from: 720, to: 1_440 },
    ];
    expect(problemsOf({ hours: { monday }, holidays: ['2026-12-06', '2028-02-29'] })).toEqual([]);
  });

  it('names holidays of every year that are none', () => {
    expect(problemsOf({ yearlyHolidays: ['12-25', 'easter+1', '02-30', '12-25'] })).toEqual([
      '/yearlyHolidays/2: “02-30” names no day of every year.',
      '/yearlyHolidays: 12-25 stands there more than once.',
    ]);
  });

  it('refuses a calendar by which nobody ever works', () => {
    const nobody = ['/hours: No day of the week has working hours, so that no clock would ever run out.'];
    expect(problemsOf({ hours: {} })).toEqual(nobody);
    expect(problemsOf({ hours: { monday: [] } })).toEqual(nobody);
  });

  it('says where a span ends before it begins, and how work over midnight is told', () => {
    const [problem] = calendarProblems(aCalendar({ hours: { friday: [{ from: 1_320, to: 360 }] } }));
    expect(problem).toMatchObject({
      field: '/hours/friday/0',
      problem: 'The span ends (360) before it has begun (1320).',
      mend: expect.stringContaining('split work over midnight'),
    });
  });

  it('finds spans that overlap, whatever their order, and minutes that no day has', () => {
    const monday = [
      { from: 700, to: 900 },
      { from: 480, to: 720 },
    ];
    expect(problemsOf({ hours: { monday } })).toEqual([
      '/hours/monday: The span from 480 to 720 overlaps the one from 700 to 900.',
    ]);
    expect(problemsOf({ hours: { monday: [{ from: 480, to: 1_500 }] } })).toEqual([
      '/hours/monday/0: From 480 to 1500 are not whole minutes of a day.',
    ]);
  });

  it('names zones, weekdays and holidays that do not exist, all at once', () => {
    const hours = { monday: [{ from: 0, to: 60 }], maanantai: [] } as Calendar['hours'];
    expect(
      problemsOf({ timeZone: 'Europe/Atlantis', hours, holidays: ['2026-02-30', '2026-12-06', '2026-12-06', 'May'] }),
    ).toEqual([
      '/timeZone: “Europe/Atlantis” is no time zone of the IANA database.',
      '/hours: maanantai is no weekday.',
      '/holidays/0: “2026-02-30” is no day of the calendar.',
      '/holidays/3: “May” is no day of the calendar.',
      '/holidays: 2026-12-06 stands there more than once.',
    ]);
  });
});
