export { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from './instant.js';
export { localDay } from './local-day.js';
export { localMidnight } from './local-midnight.js';
export { localInstants } from './local-instants.js';
export { toIso } from './to-iso.js';
export { weekOf, type Week } from './week-of.js';
