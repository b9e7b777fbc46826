import { dayAfter, localDay, type Instant } from '../time/index.js';
import { periodHolding, periodNamed, type CalendarPeriod, type PeriodLength } from './calendar-period.js';
import { daysIn, isDay, type DayRange } from './day-range.js';

/** What a score is counted over, with what comes before it, in days of the operator's calendar; or a wave, whatever its days. */
export type ScoreWindow =
  | { readonly kind: 'days'; readonly id: string; readonly range: DayRange; readonly previous: DayRange }
  | { readonly kind: 'wave'; readonly id: string; readonly waveId: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** Ten years: a longer range is a slip of the pen, and would read every cell there is. */
const LONGEST_DAYS = 3_660;

/**
 * The window that a text asks for; `now` and the operator's zone say which day is today.
 * - `rolling30` (any number of days from 1 on): the days up to and with today; before it: as many days.
 * - `week`, `month`, `quarter`: the one that holds today, to its end; or a named one, `week:2026-W47`, `month:2026-11`,
 *   `quarter:2026-Q4`; before it: the whole one before.
 * - `2026-11-01,2026-11-15`: from the first day to the last, both included; before it: as many days.
 * - `wave:W-7`: the answers of a wave.
 * @throws RangeError for a zone that is not in the IANA database
 */
export function scoreWindow(text: string, now: Instant, timeZone: string): ScoreWindow {
  const today = localDay(now, timeZone);
  const [head = '', name] = splitOnce(text, ':');
  if (head === 'wave' && name) return { kind: 'wave', id: text, waveId: name };
  if (head === 'week' || head === 'month' || head === 'quarter') return calendarWindow(head, name, today);
  const rolling = /^rolling(\d{1,5})$/.exec(text)?.[1];
  if (rolling !== undefined) {
    return lastingWindow(text, { from: dayAfter(today, 1 - Number(rolling)), until: dayAfter(today) });
  }
  const [first = '', last] = splitOnce(text, ',');
  if (last !== undefined && isDay(first) && isDay(last))
    return lastingWindow(text, { from: first, until: dayAfter(last) });
  return refused(
    `There is no window ${JSON.stringify(text)}: give rolling30, week, month, quarter, week:2026-W47, month:2026-11, ` +
      'quarter:2026-Q4, wave:ID, or the first and the last day such as 2026-11-01,2026-11-15.',
  );
}

function calendarWindow(length: PeriodLength, name: string | undefined, today: string): ScoreWindow {
  const period = name === undefined ? periodHolding(today, length) : periodNamed(name, length);
  if (!period)
    return refused(`There is no ${length} ${JSON.stringify(name)}: write it as ${periodHolding(today, length).id}.`);
  const { id, from, until } = period;
  const { from: start, until: end }: CalendarPeriod = periodHolding(dayAfter(from, -1), length);
  return { kind: 'days', id: `${length}:${id}`, range: { from, until }, previous: { from: start, until: end } };
}

function lastingWindow(id: string, range: DayRange): ScoreWindow {
  const days = daysIn(range);
  if (days < 1) return refused(`Window ${JSON.stringify(id)} has no day: its last day comes before its first.`);
  if (days > LONGEST_DAYS) return refused(`Window ${JSON.stringify(id)} has ${days} days: at most ${LONGEST_DAYS}.`);
  return { kind: 'days', id, range, previous: { from: dayAfter(range.from, -days), until: range.from } };
}

function splitOnce(text: string, at: string): [head: string, rest?: string] {
  const index = text.indexOf(at);
  return index === -1 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function refused(reason: string): ScoreWindow {
  return { kind: 'refused', reason };
}
