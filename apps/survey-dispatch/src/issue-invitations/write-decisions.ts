import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { RivalWrite, type Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { suppressedEvent } from '../consider-interactions/suppressed-event.js';
import type { PublishedPolicy } from '../keep-policy/policy-store.js';
import { MessageQueue } from '../send-messages/message-queue.js';
import { DecisionMetrics } from './decision-metrics.js';
import { DecisionStore } from './decision-store.js';
import type { Decided, DueCandidate } from './due-candidate.js';
import { DueCandidateStore } from './due-candidate-store.js';
import { invitationFor, issuedEvent, questionOf, type Invited } from './invitation.js';
import { linkHashOf, linkTokenOf } from './link.js';

/** Makes decisions come true: invitations with their clocks, what is kept of each candidate, and the events that tell of it. */
@Injectable()
export class WriteDecisions {
  private readonly logger = new Logger(WriteDecisions.name);

  constructor(
    private readonly due: DueCandidateStore,
    private readonly decisions: DecisionStore,
    private readonly messages: MessageQueue,
    private readonly metrics: DecisionMetrics,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET'>,
  ) {}

  /** Writes what was decided about candidates that the caller holds; returns it as it was written. */
  async write(
    tx: Transaction,
    decided: readonly Decided[],
    published: PublishedPolicy,
    now: Instant,
  ): Promise<readonly Decided[]> {
    const invited = decided.flatMap(({ candidate, decision }) =>
      decision.state === 'invited' ? [{ candidate, ...decision }] : [],
    );
    const refused = await this.invite(tx, invited, published, now);
    const written = decided.map((one) => (refused.has(one.candidate) ? leftAlone(one, now) : one));
    const noted = await this.decisions.note(tx, written, published.version, now);
    // An invitation and another end of the same candidate must never stand side by side.
    if (written.some(({ candidate }) => !noted.has(candidate.candidateId))) throw new RivalWrite('candidate');
    await tx.publish(
      written.flatMap(({ candidate, decision }) => {
        const isTold = decision.state === 'delayed' && candidate.told.includes(decision.reason);
        return isTold ? [] : (suppressedEvent({ ...candidate, decision }) ?? []);
      }),
    );
    this.metrics.countIn(tx, written);
    return written;
  }

  /** Returns those that the database refused. */
  private async invite(
    tx: Transaction,
    invited: readonly Invited[],
    { policy }: PublishedPolicy,
    now: Instant,
  ): Promise<ReadonlySet<DueCandidate>> {
    const subscriptions = await this.due.onlySubscriptions(
      tx,
      invited.map(({ candidate }) => candidate.contactId),
    );
    const drafts = invited.map((one) => {
      const { contactId } = one.candidate;
      const isExempt = policy.exemptKinds.includes(one.candidate.programme.occasion.kind);
      const clearDays = isExempt ? undefined : policy.anySurvey.invitedDays;
      const invitation = invitationFor(one, `INV-${randomUUID()}`, subscriptions.get(contactId), clearDays);
      return { candidate: one.candidate, invitation };
    });
    const kept = await this.decisions.issue(
      tx,
      drafts.map(({ invitation }) => invitation),
      now,
    );
    const issued = drafts.filter(({ invitation }) => kept.has(invitation.invitationId));
    await this.decisions.startClocks(
      tx,
      issued.map(({ invitation }) => invitation),
      now,
    );
    await this.messages.add(
      tx,
      issued.map(({ invitation }) => questionOf(invitation)),
    );
    await tx.publish(
      issued.map(({ candidate, invitation }) => {
        const token = linkTokenOf(invitation.invitationId, this.settings.LINK_SECRET);
        return issuedEvent(invitation, linkHashOf(token), candidate.causeId);
      }),
    );
    const refused = drafts.filter(({ invitation }) => !kept.has(invitation.invitationId));
    for (const { candidate } of refused)
      this.logger.error(
        { candidateId: candidate.candidateId },
        'The database refused an invitation that rules allowed',
      );
    return new Set(refused.map(({ candidate }) => candidate));
  }
}

/** The rule erred or was outrun, and the database held: to the contact it is the clock that forbade it. */
function leftAlone({ candidate }: Decided, now: Instant): Decided {
  return {
    candidate,
    decision: { state: 'suppressed', reason: 'cooldownAnySurvey', until: undefined, decidedAt: now },
  };
}
