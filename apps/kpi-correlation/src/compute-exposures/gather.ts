import { MINUTE_MS } from '@sidetone/domain/time';

/** Stragglers come in company: one computation for all that come within a minute. */
export const GATHER_MS = MINUTE_MS;
