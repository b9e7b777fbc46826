import type { PartitionPosition } from '../messaging/index.js';

/**
 * Watches, from look to look, how long partitions have stood still in which records wait. One that stands among many that flow does
 * not show in their sum.
 */
export class StandingPartitions {
  private seen = new Map<string, { readonly next: number; readonly since: number }>();

  /** @returns by topic, for how many seconds at `nowMs` its longest standing partition has been seen to stand; 0 where none does */
  look(positions: readonly PartitionPosition[], nowMs: number): ReadonlyMap<string, number> {
    const seen = new Map<string, { readonly next: number; readonly since: number }>();
    const longest = new Map<string, number>();
    for (const { topic, partition, next, end } of positions) {
      const key = `${topic} ${partition}`;
      const before = this.seen.get(key);
      const since = before?.next === next ? before.since : nowMs;
      if (next < end) seen.set(key, { next, since });
      const seconds = next < end ? (nowMs - since) / 1000 : 0;
      longest.set(topic, Math.max(seconds, longest.get(topic) ?? 0));
    }
    this.seen = seen;
    return longest;
  }
}
