export { addBusinessMinutes, businessMinutesBetween, nextOpen } from './business-minutes.js';
export { WEEKDAYS, type Calendar, type OpenSpan } from './calendar.js';
export { calendarProblems } from './calendar-problems.js';
