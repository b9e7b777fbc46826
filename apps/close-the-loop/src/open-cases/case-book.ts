import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Case, HistoryRecord } from '../persistence/case.js';
import type { Changed } from '../work-on-cases/work-on.js';

/** The cases a batch of answers touches, as they stand after each of its events. */
export class CaseBook {
  private readonly cases = new Map<string, Case>();
  private readonly ofContact = new Map<string, Set<string>>();
  private readonly ofResponse = new Map<string, string>();
  private readonly before = new Set<string>();
  private readonly touched = new Set<string>();
  readonly entries: HistoryRecord[] = [];
  readonly news: OutgoingEvent[] = [];

  constructor(before: readonly Case[]) {
    for (const one of before) {
      this.before.add(one.caseId);
      this.index(one);
    }
  }

  /** The cases to which an answer may belong. */
  of(responseId: string, contactId: string | undefined, askedAbout: string | undefined): readonly Case[] {
    const home = this.ofResponse.get(responseId);
    const ids = new Set([
      ...(home === undefined ? [] : [home]),
      ...(askedAbout === undefined ? [] : [askedAbout]),
      ...(contactId === undefined ? [] : (this.ofContact.get(contactId) ?? [])),
    ]);
    return [...ids].flatMap((caseId) => this.cases.get(caseId) ?? []);
  }

  take({ case: one, entries, news }: Changed): void {
    this.index(one);
    this.touched.add(one.caseId);
    this.entries.push(...entries);
    this.news.push(...news);
  }

  added(): readonly Case[] {
    return this.changes().filter(({ caseId }) => !this.before.has(caseId));
  }

  changed(): readonly Case[] {
    return this.changes().filter(({ caseId }) => this.before.has(caseId));
  }

  private changes(): readonly Case[] {
    return [...this.touched].flatMap((caseId) => this.cases.get(caseId) ?? []);
  }

  private index(one: Case): void {
    this.cases.set(one.caseId, one);
    for (const { responseId } of one.answers) this.ofResponse.set(responseId, one.caseId);
    if (one.contactId === '') return;
    const known = this.ofContact.get(one.contactId);
    if (known === undefined) this.ofContact.set(one.contactId, new Set([one.caseId]));
    else known.add(one.caseId);
  }
}
