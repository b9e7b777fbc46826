import type { Case } from '../persistence/case.js';

/** The cases a batch of answers touches, as they stand after each of its events. */
export class CaseChanges {
  private readonly latest = new Map<string, Case>();

  /** @param before the cases as they stood before the batch, by response */
  constructor(private readonly before: ReadonlyMap<string, Case>) {}

  standing(responseId: string): Case | undefined {
    return this.latest.get(responseId) ?? this.before.get(responseId);
  }

  take(one: Case): void {
    this.latest.set(one.responseId, one);
  }

  added(): readonly Case[] {
    return [...this.latest.values()].filter(({ responseId }) => !this.before.has(responseId));
  }

  changed(): readonly Case[] {
    return [...this.latest.values()].filter(({ responseId }) => this.before.has(responseId));
  }

  /** The responses that no longer count. */
  withdrawn(): readonly string[] {
    return [...this.latest.values()].filter((one) => one.withdrawn).map(({ responseId }) => responseId);
  }
}
