import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { EXPOSURE_WINDOW_DAYS } from './exposure.js';

interface MadeGood {
  readonly at: Instant;
  readonly share: number;
}

/** What was made good to whom: for as long as a fault is remembered, it weighs so much less. */
export class Goodwill {
  private readonly of = new Map<string, MadeGood>();

  /** From `at` on a share (0–1) of what went wrong is forgiven; the last time counts. */
  makeGood(contactId: string, at: Instant, share: number): void {
    this.of.set(contactId, { at, share });
  }

  /** The share of what went wrong that still weighs, 0–1. */
  stillWeighs(contactId: string, at: Instant): number {
    const made = this.of.get(contactId);
    if (!made || at < made.at || at >= made.at + EXPOSURE_WINDOW_DAYS * DAY_MS) return 1;
    return 1 - made.share;
  }
}
