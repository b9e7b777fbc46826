import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { IdempotencyStore } from './idempotency-store.js';

/** Forgets idempotency keys when their 24 hours are over. */
@Injectable()
export class ForgetIdempotencyKeys implements DueWork {
  readonly name = 'forget idempotency keys';

  constructor(
    private readonly keys: IdempotencyStore,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.keys.forget(now);
  }

  countDue(now: Instant): Promise<number> {
    return this.keys.countToForget(now);
  }
}
