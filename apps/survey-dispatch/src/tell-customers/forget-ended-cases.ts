import { Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { EndedCaseStore } from './ended-case-store.js';

/** A notice is stale after a week, and what asks for one may come late: what is older than this is not told by anybody. */
const KEPT_MS = 30 * DAY_MS;

/** Forgets cases that ended so long ago that nothing is told of them any more. */
@Injectable()
export class ForgetEndedCases implements DueWork {
  readonly name = 'forget ended cases';

  constructor(
    private readonly ended: EndedCaseStore,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.ended.forget(now - KEPT_MS);
  }

  countDue(now: Instant): Promise<number> {
    return this.ended.countBefore(now - KEPT_MS);
  }
}
