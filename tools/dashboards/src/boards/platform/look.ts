/** Sizes and words that the rows about the platform share. */
export const HALF = { width: 12, height: 8 } as const;
export const THIRD = { width: 8, height: 8 } as const;
export const AWAY = 'Prometheus has nothing of it: is it up, and does it scrape /metrics of the services?';
/** Health checks and scrapes are no requests of anybody. */
export const ASKED = 'route!~"/health/.*|/metrics"';
