import type { Instant } from '@sidetone/domain/time';

/** The one source of "now". Rules never ask it: they take the instant as an argument. */
export abstract class Clock {
  abstract now(): Instant;
}

export class SystemClock extends Clock {
  now(): Instant {
    return Date.now();
  }
}

/** Time as last told by a tick. Before the first tick it stands at the epoch, so that nothing is due yet. */
export class SimulatedClock extends Clock {
  private told: Instant = 0;

  now(): Instant {
    return this.told;
  }

  /** Moves the clock; a tick from the past is ignored, because time never runs backwards. */
  tick(now: Instant): void {
    this.told = Math.max(this.told, now);
  }
}
