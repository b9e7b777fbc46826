export { periodHolding, periodNamed, type CalendarPeriod, type PeriodLength } from './calendar-period.js';
export { daysIn, isDay, type DayRange } from './day-range.js';
export { daysOf, monthsAndDays, type MonthsAndDays } from './months-and-days.js';
export { previousWave, type WaveStart } from './previous-wave.js';
export { scoreWindow, type ScoreWindow } from './score-window.js';
export { splitRange, type RangeStep } from './split-range.js';
