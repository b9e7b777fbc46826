import { Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import type { PublishedPolicy } from '../keep-policy/policy-store.js';
import type { LeftAloneReason } from '../consider-interactions/candidate.js';
import type { DueCandidate } from './due-candidate.js';
import { DueCandidateStore } from './due-candidate-store.js';
import { InForce } from './in-force.js';
import { CANDIDATES_AT_ONCE, IssueDue } from './issue-due.js';
import { Pace } from './pace.js';
import { WriteDecisions } from './write-decisions.js';

/** Given up at once, at most. */
const GIVEN_UP_AT_ONCE = 500;
/** How long an interaction waits for its contact to become known (rule R12). */
const UNKNOWN_DAYS = 7;

/** Decides about candidates whose time has come: an invitation, a later time, or the reason why not. */
@Injectable()
export class IssueInvitations implements DueWork {
  readonly name = 'issue invitations';

  constructor(
    private readonly database: Database,
    private readonly due: DueCandidateStore,
    private readonly pace: Pace,
    private readonly issue: IssueDue,
    private readonly decisions: WriteDecisions,
    private readonly rules: InForce,
    runner: DueRunner,
  ) {
    runner.register(this);
  }
  async runDue(now: Instant): Promise<number> {
    const decided = await this.database.transaction((tx) => this.issue.decideSome(tx, now));
    const ended = await this.database.transaction((tx) => this.endWithProgramme(tx, now));
    return decided.length + ended + (await this.database.transaction((tx) => this.giveUpUnknown(tx, now)));
  }

  async countDue(now: Instant): Promise<number> {
    const { active, programmes } = await this.rules.read();
    const queues = await this.pace.left(active, now, CANDIDATES_AT_ONCE);
    const ended = [...programmes.values()]
      .filter(({ state }) => state === 'ended')
      .map(({ programmeId }) => programmeId);
    return this.due.count(now, now - UNKNOWN_DAYS * DAY_MS, queues, ended);
  }

  /** What waits for a programme that has ended waits for nothing. */
  private async endWithProgramme(tx: Transaction, now: Instant): Promise<number> {
    const { policy, programmes } = await this.rules.read(tx);
    const ended = [...programmes].filter(([, { state }]) => state === 'ended');
    if (ended.length === 0) return 0;
    const candidates = await this.due.holdWaiting(tx, new Map(ended), GIVEN_UP_AT_ONCE);
    return this.leaveAlone(tx, candidates, 'programmeEnded', policy, now);
  }

  private async giveUpUnknown(tx: Transaction, now: Instant): Promise<number> {
    const { policy, programmes } = await this.rules.read(tx);
    const candidates = await this.due.holdUnknown(tx, now - UNKNOWN_DAYS * DAY_MS, programmes, GIVEN_UP_AT_ONCE);
    return this.leaveAlone(tx, candidates, 'unknownContact', policy, now);
  }

  private async leaveAlone(
    tx: Transaction,
    candidates: readonly DueCandidate[],
    reason: LeftAloneReason,
    policy: PublishedPolicy,
    now: Instant,
  ): Promise<number> {
    const decision = { state: 'suppressed', reason, until: undefined, decidedAt: now } as const;
    await this.decisions.write(
      tx,
      candidates.map((candidate) => ({ candidate, decision })),
      policy,
      now,
    );
    return candidates.length;
  }
}
