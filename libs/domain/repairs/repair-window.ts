import { DAY_MS, type Instant } from '../time/index.js';
import type { Repair } from './repair.js';

/** How long before and after is compared. */
export interface WindowQuestion {
  readonly days: number;
  /** Days after the repair that count for neither: what hurt before is remembered for a while. */
  readonly settleDays: number;
}

/** The two times that are compared, half-open: before is `from`–`at`, after is `afterFrom`–`to`. */
export interface RepairWindow {
  readonly from: Instant;
  readonly at: Instant;
  readonly afterFrom: Instant;
  readonly to: Instant;
}

export function repairWindow({ at }: Pick<Repair, 'at'>, { days, settleDays }: WindowQuestion): RepairWindow {
  const afterFrom = at + settleDays * DAY_MS;
  return { from: at - days * DAY_MS, at, afterFrom, to: afterFrom + days * DAY_MS };
}

/** Days until the time after is over, a begun day counted whole; 0 when it is. */
export function daysLeft({ to }: Pick<RepairWindow, 'to'>, now: Instant): number {
  return Math.max(0, Math.ceil((to - now) / DAY_MS));
}
