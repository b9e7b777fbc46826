import { Injectable } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { DecideBatch } from './decide-batch.js';
import type { Decided } from './due-candidate.js';
import { DueCandidateStore } from './due-candidate-store.js';
import { InForce } from './in-force.js';
import { Pace } from './pace.js';
import { withinPace } from './within-pace.js';
import { WriteDecisions } from './write-decisions.js';

const CONTACTS_AT_ONCE = 500;
/** Looked at beyond those, so that a replica finds others where the first are held by another. */
export const CANDIDATES_AT_ONCE = 4 * CONTACTS_AT_ONCE;

/** Decides about some of what is due, in the caller's transaction: the same few statements for one contact and for hundreds. */
@Injectable()
export class IssueDue {
  constructor(
    private readonly due: DueCandidateStore,
    private readonly pace: Pace,
    private readonly batch: DecideBatch,
    private readonly decisions: WriteDecisions,
    private readonly rules: InForce,
  ) {}

  /**
   * Decides about the contacts that have waited longest, and writes it; returns what was decided, nothing where nothing is left.
   * @param only look only at contacts for which this programme has something due, and hold no contact: for a run that is undone
   */
  async decideSome(
    tx: Transaction,
    now: Instant,
    { only }: { readonly only?: string } = {},
  ): Promise<readonly Decided[]> {
    const { active, policy } = await this.rules.read(tx);
    const queues = await (only === undefined
      ? this.pace.hold(tx, active, now, CANDIDATES_AT_ONCE)
      : this.pace.left(active, now, CANDIDATES_AT_ONCE, tx));
    const wanted = queues.filter(({ programme }) => only === undefined || programme.programmeId === only);
    const contacts = await this.due.contactsWithDue(tx, now, wanted, CONTACTS_AT_ONCE, { hold: only === undefined });
    if (contacts.size === 0) return [];
    const asking = new Map(queues.map(({ programme }) => [programme.programmeId, programme]));
    const due = withinPace(
      await this.due.dueFor(tx, [...contacts.keys()], now, asking, { wait: only !== undefined }),
      queues,
    );
    const decided = await this.batch.decide(tx, due, contacts, policy.policy, now);
    return this.decisions.write(tx, decided, policy, now);
  }
}
