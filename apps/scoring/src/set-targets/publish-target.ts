import { Injectable } from '@nestjs/common';
import { toIso } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { mayEdit } from '@sidetone/platform/web';
import { TargetStore, type Target } from './target-store.js';

export interface PublishedTarget {
  readonly kind: 'created' | 'changed' | 'same';
  readonly target: Target;
}

/** Changes of targets: each a next version. */
@Injectable()
export class PublishTarget {
  constructor(
    private readonly database: Database,
    private readonly targets: TargetStore,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. @throws Problem 412, 428 */
  put(wanted: Omit<Target, 'version' | 'setAt'>, ifMatch: string | undefined): Promise<PublishedTarget> {
    return this.database.transaction(async (tx) => {
      await this.targets.waitForTurn(tx);
      const [before] = await this.targets.versions(wanted, tx);
      mayEdit(ifMatch, before?.version);
      if (before?.target === wanted.target) return { kind: 'same', target: before };
      const target = { ...wanted, version: (before?.version ?? 0) + 1, setAt: toIso(this.clock.now()) };
      await this.targets.add(tx, target);
      return { kind: before ? 'changed' : 'created', target };
    });
  }
}
