import type { ContactState } from '@sidetone/domain/contact-policy';
import type { Transaction } from '@sidetone/platform/database';

/** What contacts are in the middle of, for which they are better left alone. */
export abstract class Troubles {
  /** By contact; those without any may be left out. One statement. */
  abstract of(tx: Transaction, contactIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<ContactState>>>;
}

/** Of an installation that knows of none. */
export class NoTroubles extends Troubles {
  async of(): Promise<ReadonlyMap<string, ReadonlySet<ContactState>>> {
    return new Map();
  }
}
