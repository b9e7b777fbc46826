export { dayAfter, dayStart } from './day-start.js';
export { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from './instant.js';
export { isKnownZone } from './known-zone.js';
export { localDay } from './local-day.js';
export { localMidnight } from './local-midnight.js';
export { localInstants } from './local-instants.js';
export { offsetAt } from './offset-at.js';
export { toIso } from './to-iso.js';
export { weekOf, type Week } from './week-of.js';
