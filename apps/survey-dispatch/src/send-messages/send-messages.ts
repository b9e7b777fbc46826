import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { dispatchedEvent } from '../issue-invitations/invitation.js';
import { linkOf, linkTokenOf } from '../issue-invitations/link.js';
import { afterAttempt, type AfterAttempt } from './after-attempt.js';
import { MessageGateway } from './message-gateway.js';
import { messageText } from './message-text.js';
import { UnsentStore, type Attempted, type Unsent, type UnsentInvitation } from './unsent-store.js';

const SENDS_AT_ONCE = 20;

/**
 * Hands messages to the operator's gateway, twenty at a time. Their rows are held meanwhile; a crash in between lets go of them, and
 * they are sent again with the same id and the same link, which the gateway takes once.
 */
@Injectable()
export class SendMessages implements DueWork {
  readonly name = 'send messages';
  private readonly logger = new Logger(SendMessages.name);

  constructor(
    private readonly database: Database,
    private readonly unsent: UnsentStore,
    private readonly gateway: MessageGateway,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'LINK_SECRET' | 'PUBLIC_URL'>,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction((tx) => this.sendSome(tx, now));
  }

  countDue(now: Instant): Promise<number> {
    return this.unsent.count(now);
  }

  private async sendSome(tx: Transaction, now: Instant): Promise<number> {
    const unsent = await this.unsent.hold(tx, now, SENDS_AT_ONCE);
    if (unsent.length === 0) return 0;
    const attempted = await Promise.all(unsent.map((one) => this.attempt(one, now)));
    await this.unsent.note(tx, attempted, now);
    await tx.publish(
      attempted.flatMap(({ after, attempts }, index) => {
        const invitation = unsent[index]?.invitation;
        return invitation && after.state === 'dispatched' ? [dispatchedEvent(invitation.told, attempts, now)] : [];
      }),
    );
    return attempted.length;
  }

  private async attempt({ invitation, attempts, mayBeAsked }: Unsent, now: Instant): Promise<Attempted> {
    const { invitationId, expiresAt } = invitation;
    const withoutSending = (failure: string): Attempted => ({
      invitationId,
      attempts,
      after: { state: 'failed', failure },
    });
    if (!mayBeAsked) return withoutSending('the contact may no longer be asked');
    if (now >= expiresAt) return withoutSending('it expired before it could be sent');
    const delivery = await this.gateway.send(this.messageFor(invitation));
    const after = afterAttempt(delivery, attempts + 1, now, expiresAt);
    if (delivery.kind !== 'taken') this.tell(invitationId, delivery, after);
    return { invitationId, attempts: attempts + 1, after };
  }

  private messageFor({ invitationId, contactId, language, kind }: UnsentInvitation) {
    const token = linkTokenOf(invitationId, this.settings.LINK_SECRET);
    const link = linkOf(this.settings.PUBLIC_URL, token);
    return { messageId: invitationId, contactId, language, text: messageText(kind, language), link };
  }

  private tell(invitationId: string, delivery: object, after: AfterAttempt): void {
    this.logger.warn(
      { invitationId, ...delivery, next: after.state === 'issued' ? after.nextAttemptAt : after.state },
      'The gateway did not take a message',
    );
  }
}
