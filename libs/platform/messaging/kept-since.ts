import type { Instant } from '@sidetone/domain/time';
import type { KafkaRecord } from './kafka/record.js';

type First = Pick<KafkaRecord, 'offset' | 'timestamp'>;

/** Tells from the records of a topic, each partition from its beginning, since when none of them was cleared away. */
export class KeptSince {
  private readonly firstOf = new Map<number, First>();

  add({ partition, offset, timestamp }: Pick<KafkaRecord, 'partition' | 'offset' | 'timestamp'>): void {
    if (!this.firstOf.has(partition)) this.firstOf.set(partition, { offset, timestamp });
  }

  /**
   * All records that came at this instant or later are kept. Partitions are cleared each on its own, so that the latest to begin decides; one
   * that begins at offset 0 lost nothing. Undefined where there is no record.
   */
  get since(): Instant | undefined {
    const all = [...this.firstOf.values()];
    if (all.length === 0) return undefined;
    const cleared = all.filter(({ offset }) => offset > 0);
    if (cleared.length === 0) return Math.min(...all.map(({ timestamp }) => timestamp));
    return Math.max(...cleared.map(({ timestamp }) => timestamp));
  }
}
