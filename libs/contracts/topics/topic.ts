/** How Kafka keeps a topic. Compacted topics keep the last record per key and its tombstone for a while. */
export type Cleanup =
  | { readonly kind: 'delete'; readonly retentionDays: number }
  | { readonly kind: 'compact'; readonly tombstoneDays: number };

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly cleanup: Cleanup;
  /** Dead letters hold refused originals, so only operators may read them. */
  readonly restricted: boolean;
}
