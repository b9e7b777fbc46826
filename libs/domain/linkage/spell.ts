import type { Instant } from '../time/index.js';

/** A time for which something holds, half-open. `from` −∞ is for ever before, `to` +∞ to this day. */
export interface Spell {
  readonly from: Instant;
  readonly to: Instant;
}
