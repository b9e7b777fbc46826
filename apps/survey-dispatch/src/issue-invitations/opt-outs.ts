import type { Channel } from '@sidetone/domain/programmes';
import type { Transaction } from '@sidetone/platform/database';

/** Who does not want to be asked any more, by which way. */
export abstract class OptOuts {
  /** By contact; those without any may be left out. One statement. */
  abstract of(
    tx: Transaction,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<Channel | 'all'>>>;
}
