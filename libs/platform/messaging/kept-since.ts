import type { Instant } from '@sidetone/domain/time';
import type { HeldRange } from './kafka/read-topic.js';
import type { KafkaRecord } from './kafka/record.js';

export type FirstRecord = Pick<KafkaRecord, 'offset' | 'timestamp'>;

/**
 * Since when no record of a topic was cleared away: all that came at this instant or later are kept. Partitions are cleared each on its
 * own, so that the latest to begin decides; one that begins at offset 0 lost nothing. Undefined where there is no record, and where a partition was
 * cleared wholly: nothing is left that would tell since when.
 * @param first the first record of each partition that was read from its beginning
 */
export function keptSince(
  held: ReadonlyMap<number, HeldRange>,
  first: ReadonlyMap<number, FirstRecord>,
): Instant | undefined {
  const all = [...first.values()];
  const isClearedWholly = ({ low, high }: HeldRange): boolean => low === high && high > 0;
  if (all.length === 0 || [...held.values()].some(isClearedWholly)) return undefined;
  const cleared = all.filter(({ offset }) => offset > 0);
  if (cleared.length === 0) return Math.min(...all.map(({ timestamp }) => timestamp));
  return Math.max(...cleared.map(({ timestamp }) => timestamp));
}
