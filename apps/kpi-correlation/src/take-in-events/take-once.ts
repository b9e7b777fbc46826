import { Injectable } from '@nestjs/common';
import { Clock } from '@sidetone/platform/time';
import { Problem } from '@sidetone/platform/web';
import { EventIntake, type Taken } from './event-intake.js';
import { fingerprintOf } from './idempotency-key.js';
import { IdempotencyStore } from './idempotency-store.js';
import type { Arrivals } from './read-arrivals.js';

/** Takes a request once, however often it is sent under the same idempotency key. */
@Injectable()
export class TakeOnce {
  constructor(
    private readonly intake: EventIntake,
    private readonly keys: IdempotencyStore,
    private readonly clock: Clock,
  ) {}

  /**
   * What became of the request, now or when it first came. A request that failed gives its key back.
   * @throws Problem 422 for a key of another request, 409 while the same one is in work; what the intake throws
   */
  async take(key: string, arrivals: Arrivals): Promise<Taken & { readonly replayed: boolean }> {
    const claim = await this.keys.claim(key, fingerprintOf(arrivals), this.clock.now());
    switch (claim.kind) {
      case 'answered':
        return { ...claim.taken, replayed: true };
      case 'otherRequest':
        throw new Problem(
          422,
          'Idempotency-Key was used for another request',
          'This key came with other events within the last 24 hours. Give each request a key of its own: a new UUID.',
        );
      case 'inWork':
        throw new Problem(
          409,
          'The same request is in work',
          'A request with this Idempotency-Key has not been answered yet. Send it again in a few seconds.',
        );
      case 'ours':
        return { ...(await this.takeFirst(key, arrivals)), replayed: false };
    }
  }

  private async takeFirst(key: string, arrivals: Arrivals): Promise<Taken> {
    let taken: Taken;
    try {
      taken = await this.intake.take(arrivals);
    } catch (error) {
      await this.keys.release(key).catch(() => undefined); // else it is free again in a minute
      throw error;
    }
    await this.keys.keep(key, taken);
    return taken;
  }
}
