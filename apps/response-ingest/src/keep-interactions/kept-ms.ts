import { DAY_MS } from '@sidetone/domain/time';

/** For how long an app may let its users answer about an interaction. */
export const KEPT_MS = 60 * DAY_MS;
