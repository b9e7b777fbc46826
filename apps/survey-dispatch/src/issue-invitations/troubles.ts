import type { ContactState } from '@sidetone/domain/contact-policy';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';

/** What contacts are in the middle of, for which they are better left alone. */
export abstract class Troubles {
  /** What holds at `now`, by contact; those without any may be left out. One statement. */
  abstract of(
    tx: Transaction,
    contactIds: readonly string[],
    now: Instant,
  ): Promise<ReadonlyMap<string, ReadonlySet<ContactState>>>;
}
