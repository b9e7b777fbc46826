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

/** Of an installation that keeps no opt-outs. */
export class NoOptOuts extends OptOuts {
  async of(): Promise<ReadonlyMap<string, ReadonlySet<Channel | 'all'>>> {
    return new Map();
  }
}
