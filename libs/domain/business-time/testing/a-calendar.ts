import { WEEKDAYS } from '../../programmes/index.js';
import type { Calendar } from '../index.js';

/** Monday to Friday, 08:00 to 16:00 of Helsinki, no holidays. */
export function aCalendar(told: Partial<Calendar> = {}): Calendar {
  const day = [{ from: 480, to: 960 }];
  const hours = Object.fromEntries(WEEKDAYS.slice(0, 5).map((weekday) => [weekday, day]));
  return { timeZone: 'Europe/Helsinki', hours, holidays: [], ...told };
}

/** Every minute of every day. */
export function allDay(timeZone: string): Calendar {
  const day = [{ from: 0, to: 1_440 }];
  return { timeZone, hours: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, day])), holidays: [] };
}
