import { Inject, Injectable } from '@nestjs/common';
import { localDay, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import { SETTINGS, type Settings } from '../app.settings.js';

/** All zones have been a multiple of a quarter of an hour away from UTC since before the first event that may come (rule R8). */
const QUARTER_MS = 15 * MINUTE_MS;
const MOST_KNOWN = 100_000;

/** Days of the operator's calendar. Remembers them by the quarter of an hour, because a zone's rules are slow to ask. */
@Injectable()
export class OperatorDays {
  private readonly known = new Map<number, string>();

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>) {}

  /** The day that holds the instant, `2026-11-23`. */
  at(instant: Instant): string {
    const quarter = Math.floor(instant / QUARTER_MS);
    const known = this.known.get(quarter);
    if (known !== undefined) return known;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const day = localDay(instant, this.settings.OPERATOR_TIME_ZONE);
    this.known.set(quarter, day);
    return day;
  }
}
