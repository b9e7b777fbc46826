export { addBusinessMinutes, businessMinutesBetween, nextOpen, reachedAfter } from './business-minutes.js';
export { leastOpenMinutes } from './least-open-minutes.js';
export { worksOn } from './open-times.js';
export type { Calendar, OpenSpan } from './calendar.js';
export { calendarProblems } from './calendar-problems.js';
