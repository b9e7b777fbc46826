import type { Case } from '../persistence/case.js';

/** The cases a batch of answers touches, as they stand after each of its events. */
export class CaseChanges {
  private readonly latest = new Map<string, Case>();

  private readonly fresh = new Set<string>();

  /**
   * @param before the cases as they stood before the batch, by response
   * @param withdrawnBefore the responses whose withdrawal came before them, in earlier batches
   */
  constructor(
    private readonly before: ReadonlyMap<string, Case>,
    private readonly withdrawnBefore: ReadonlySet<string>,
  ) {}

  standing(responseId: string): Case | undefined {
    return this.latest.get(responseId) ?? this.before.get(responseId);
  }

  take(one: Case): void {
    this.latest.set(one.responseId, one);
  }

  /** Remembers a withdrawal that came before its answer. */
  note(responseId: string): void {
    this.fresh.add(responseId);
  }

  isNoted(responseId: string): boolean {
    return this.fresh.has(responseId) || this.withdrawnBefore.has(responseId);
  }

  /** The responses withdrawn in this batch before they came. */
  noted(): readonly string[] {
    return [...this.fresh];
  }

  added(): readonly Case[] {
    return [...this.latest.values()].filter(({ responseId }) => !this.before.has(responseId));
  }

  changed(): readonly Case[] {
    return [...this.latest.values()].filter(({ responseId }) => this.before.has(responseId));
  }

  /** The responses that no longer count. */
  withdrawn(): readonly string[] {
    const ended = [...this.latest.values()].filter((one) => one.withdrawn);
    return [...ended.map(({ responseId }) => responseId), ...this.fresh];
  }
}
