import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import type { PublishedPolicy } from '../keep-policy/policy-store.js';
import { AskingHistoryStore } from './asking-history-store.js';
import { decideCandidates } from './decide-candidates.js';
import type { Decided, DueCandidate, DueContact } from './due-candidate.js';

/** Looks up what the rules want to know about contacts, and lets them decide. The same few statements for one and for hundreds. */
@Injectable()
export class DecideBatch {
  constructor(private readonly history: AskingHistoryStore) {}

  /** Decides about candidates of contacts that the caller holds. */
  async decide(
    tx: Transaction,
    candidates: readonly DueCandidate[],
    contacts: ReadonlyMap<string, DueContact>,
    { policy }: PublishedPolicy,
    now: Instant,
  ): Promise<readonly Decided[]> {
    const clocks = await this.history.clocks(tx, [...contacts.keys()]);
    return decideCandidates(candidates, { contacts, clocks, policy }, now);
  }
}
