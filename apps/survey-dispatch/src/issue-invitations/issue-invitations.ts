import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { Decision } from '../consider-interactions/candidate.js';
import { suppressedEvent } from '../consider-interactions/suppressed-event.js';
import { MessageQueue } from '../send-messages/message-queue.js';
import { decideCandidates, type Decided } from './decide-candidates.js';
import { DecisionStore } from './decision-store.js';
import type { DueCandidate } from './due-candidate.js';
import { DueCandidateStore } from './due-candidate-store.js';
import { invitationFor, issuedEvent, questionOf } from './invitation.js';
import { linkHashOf, linkTokenOf } from './link.js';

const CONTACTS_AT_ONCE = 500;
/** How long an interaction waits for its contact to become known (rule R12). */
const UNKNOWN_DAYS = 7;

type Keys = 'LINK_SECRET' | 'CONTACT_CLOCK_DAYS';

/** Decides about candidates whose time has come: an invitation, or the reason why not. The same few statements for one and for hundreds. */
@Injectable()
export class IssueInvitations implements DueWork {
  readonly name = 'issue invitations';

  constructor(
    private readonly database: Database,
    private readonly due: DueCandidateStore,
    private readonly decisions: DecisionStore,
    private readonly messages: MessageQueue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, Keys>,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const decided = await this.database.transaction((tx) => this.decide(tx, now));
    return decided + (await this.database.transaction((tx) => this.giveUpUnknown(tx, now)));
  }

  countDue(now: Instant): Promise<number> {
    return this.due.count(now, now - UNKNOWN_DAYS * DAY_MS);
  }

  private async decide(tx: Transaction, now: Instant): Promise<number> {
    const contacts = await this.due.holdContacts(tx, now, CONTACTS_AT_ONCE);
    if (contacts.size === 0) return 0;
    const candidates = await this.due.dueFor(tx, [...contacts.keys()], now);
    const policy = { anySurvey: { invitedDays: this.settings.CONTACT_CLOCK_DAYS } };
    const decided = decideCandidates(contacts, candidates, policy, now);
    const decisions = decided.map(({ candidate, decision }) => [candidate, decision] as const);
    const invited = decided.filter(({ decision }) => decision.state === 'invited');
    await this.settle(tx, decisions, now);
    await this.invite(tx, invited, now);
    return decided.length;
  }

  private async invite(tx: Transaction, invited: readonly Decided[], now: Instant): Promise<void> {
    const contactIds = invited.map(({ contact }) => contact.contactId);
    const subscriptions = await this.due.onlySubscriptions(tx, contactIds);
    const issued = invited.map((one) => {
      const invitation = invitationFor(one, `INV-${randomUUID()}`, subscriptions.get(one.contact.contactId));
      const token = linkTokenOf(invitation.invitationId, this.settings.LINK_SECRET);
      return { invitation, event: issuedEvent(invitation, linkHashOf(token), one.candidate.causeId) };
    });
    await this.decisions.issue(
      tx,
      issued.map(({ invitation }) => invitation),
      now,
    );
    await this.messages.add(
      tx,
      issued.map(({ invitation }) => questionOf(invitation)),
    );
    await this.decisions.startClocks(tx, contactIds, now);
    await tx.publish(issued.map(({ event }) => event));
  }

  private async giveUpUnknown(tx: Transaction, now: Instant): Promise<number> {
    const candidates = await this.due.holdUnknown(tx, now - UNKNOWN_DAYS * DAY_MS, CONTACTS_AT_ONCE);
    const decision: Decision = { state: 'suppressed', reason: 'unknownContact', until: undefined, decidedAt: now };
    await this.settle(
      tx,
      candidates.map((candidate) => [candidate, decision] as const),
      now,
    );
    return candidates.length;
  }

  private async settle(
    tx: Transaction,
    decisions: readonly (readonly [DueCandidate, Decision])[],
    now: Instant,
  ): Promise<void> {
    if (decisions.length === 0) return;
    await this.decisions.note(
      tx,
      new Map(decisions.map(([{ interactionId }, decision]) => [interactionId, decision])),
      now,
    );
    await tx.publish(decisions.flatMap(([candidate, decision]) => suppressedEvent({ ...candidate, decision }) ?? []));
  }
}
