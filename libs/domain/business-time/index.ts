export { addBusinessMinutes, businessMinutesBetween, nextOpen } from './business-minutes.js';
export type { Calendar, OpenSpan } from './calendar.js';
export { calendarProblems } from './calendar-problems.js';
