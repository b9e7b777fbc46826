/** How Kafka keeps a topic. Compacted topics keep the last record per key and its tombstone for a while. */
export type Cleanup =
  | { readonly kind: 'delete'; readonly retentionDays: number }
  | {
      readonly kind: 'compact';
      readonly tombstoneDays: number;
      /** Each version stays at least so long, for consumers that need the history and not only what holds now. */
      readonly versionsDays?: number;
    };

export interface Topic {
  readonly name: string;
  readonly partitions: number;
  readonly cleanup: Cleanup;
  /** Dead letters hold refused originals, so only operators may read them. */
  readonly restricted: boolean;
}
