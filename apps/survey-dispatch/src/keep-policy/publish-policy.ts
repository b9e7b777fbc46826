import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@sidetone/contracts/identity';
import type { ContactPolicy } from '@sidetone/domain/contact-policy';
import { toIso } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { mayEdit } from '@sidetone/platform/web';
import { PolicyStore, type PublishedPolicy } from './policy-store.js';

/** Changes to the contact policy: each a next version, which holds for whatever is decided from then on. */
@Injectable()
export class PublishPolicy {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyStore,
    private readonly clock: Clock,
    private readonly due: DueRunner,
  ) {}

  /** @throws Problem 412, 428 */
  async put(policy: ContactPolicy, ifMatch: string | undefined, by: string): Promise<PublishedPolicy> {
    const published = await this.database.transaction(async (tx) => {
      await this.policies.waitForTurn(tx);
      const before = await this.policies.inForce(tx);
      mayEdit(ifMatch, before.version);
      if (canonicalJson(before.policy) === canonicalJson(policy)) return before;
      const version = before.version + 1;
      const now = this.clock.now();
      await this.policies.add(tx, version, policy, now, by);
      await this.policies.shortenGuard(tx, policy.anySurvey.invitedDays, now);
      return { version, policy, publishedAt: toIso(now), publishedBy: by };
    });
    this.due.wake();
    return published;
  }
}
