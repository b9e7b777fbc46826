import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { InteractionStore } from './interaction-store.js';
import { KEPT_MS } from './kept-ms.js';

const AT_ONCE = 5_000;

/** Forgets interactions that nobody answers about any more. */
@Injectable()
export class ForgetInteractions implements DueWork {
  readonly name = 'forget interactions';

  constructor(
    private readonly interactions: InteractionStore,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.interactions.forget(now - KEPT_MS, AT_ONCE);
  }

  countDue(now: Instant): Promise<number> {
    return this.interactions.countBefore(now - KEPT_MS);
  }
}
