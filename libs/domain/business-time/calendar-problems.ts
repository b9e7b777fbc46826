import { WEEKDAYS } from '../programmes/index.js';
import { doubleProblem, notWhole, problemIf } from '../programmes/problems/problem.js';
import type { Problem } from '../programmes/index.js';
import { isKnownZone } from '../time/index.js';
import { yearlyRule } from './yearly-holiday.js';
import { MINUTES_OF_DAY, type Calendar, type OpenSpan } from './calendar.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Everything wrong with a calendar at once; nothing for one by which clocks can run. */
export function calendarProblems(calendar: Calendar): readonly Problem[] {
  const { timeZone, hours, holidays, yearlyHolidays = [] } = calendar;
  const unknownDays = Object.keys(hours).filter((day) => !WEEKDAYS.some((weekday) => weekday === day));
  return [
    ...problemIf(
      !isKnownZone(timeZone),
      '/timeZone',
      `“${timeZone.slice(0, 40)}” is no time zone of the IANA database.`,
      'Give a name such as Europe/Helsinki.',
    ),
    ...problemIf(
      unknownDays.length > 0,
      '/hours',
      `${unknownDays.join(', ')} is no weekday.`,
      `Use of ${WEEKDAYS.join(', ')} those on which somebody works.`,
    ),
    ...problemIf(
      WEEKDAYS.every((weekday) => (hours[weekday] ?? []).length === 0),
      '/hours',
      'No day of the week has working hours, so that no clock would ever run out.',
      'Give at least one weekday a span, such as monday: [{ "from": 480, "to": 1020 }] for 08:00 to 17:00.',
    ),
    ...WEEKDAYS.flatMap((weekday) => spanProblems(`/hours/${weekday}`, hours[weekday] ?? [])),
    ...holidays.flatMap((day, place) =>
      problemIf(
        !isDay(day),
        `/holidays/${place}`,
        `“${day.slice(0, 40)}” is no day of the calendar.`,
        'Give year, month and day, such as 2026-12-06.',
      ),
    ),
    ...doubleProblem('/holidays', holidays),
    ...yearlyHolidays.flatMap((text, place) =>
      problemIf(
        yearlyRule(text) === undefined,
        `/yearlyHolidays/${place}`,
        `“${text.slice(0, 40)}” names no day of every year.`,
        'Give month and day, such as 12-25, days from Easter Sunday, such as easter-2, or the first weekday from a date on, such as saturday from 06-20.',
      ),
    ),
    ...doubleProblem('/yearlyHolidays', yearlyHolidays),
  ];
}

function spanProblems(field: string, spans: readonly OpenSpan[]): readonly Problem[] {
  const alone = spans.flatMap(({ from, to }, place) => [
    ...problemIf(
      notWhole(from, 0, MINUTES_OF_DAY) || notWhole(to, 0, MINUTES_OF_DAY),
      `${field}/${place}`,
      `From ${from} to ${to} are not whole minutes of a day.`,
      `Give minutes from 0 to ${MINUTES_OF_DAY}: 480 is 08:00.`,
    ),
    ...problemIf(
      to <= from,
      `${field}/${place}`,
      `The span ends (${to}) before it has begun (${from}).`,
      'Let it end later; split work over midnight into a span to 1440 and one from 0 on the next day.',
    ),
  ]);
  return [...alone, ...overlapProblems(field, spans)];
}

function overlapProblems(field: string, spans: readonly OpenSpan[]): readonly Problem[] {
  const inOrder = [...spans].sort((one, other) => one.from - other.from);
  return inOrder.flatMap(({ from, to }, place) => {
    const before = inOrder[place - 1];
    return problemIf(
      before !== undefined && before.to > from,
      field,
      `The span from ${before?.from} to ${before?.to} overlaps the one from ${from} to ${to}.`,
      'Join the two, or move one.',
    );
  });
}

/** `Date` turns 30 February into 2 March, which does not read back the same. */
function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
}
