import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { Emission } from './emission.js';

/** The platform gathers what comes late before it reckons anew: what came so lately may not have been reckoned with. */
const RECKONED_AFTER_MS = HOUR_MS;

interface Straggler {
  readonly happenedAt: Instant;
  readonly emittedAt: Instant;
  /** The lines, cells and services that it tells of. */
  readonly about: readonly string[];
}

/** Events that their sources tell later than they happened. While one is on its way nobody but the world can know what it tells. */
export class Stragglers {
  private all: Straggler[] = [];

  /** Takes note of an event that is told late. */
  note(emission: Emission, about: readonly string[]): void {
    if (emission.kind !== 'event' || emission.twist !== 'late') return;
    this.all.push({ happenedAt: emission.event.time, emittedAt: emission.emittedAt, about });
  }

  /** Forgets those that everybody has reckoned with. */
  forgetBefore(now: Instant): void {
    this.all = this.all.filter(({ emittedAt }) => emittedAt > now - RECKONED_AFTER_MS);
  }

  /** Whether something about one of these, from before a moment, was not known at `now` or only just. */
  concern(about: ReadonlySet<string>, before: Instant, now: Instant): boolean {
    return this.all.some(
      ({ happenedAt, emittedAt, about: names }) =>
        emittedAt > now - RECKONED_AFTER_MS && happenedAt < before && names.some((name) => about.has(name)),
    );
  }
}
