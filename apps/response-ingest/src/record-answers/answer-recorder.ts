import { Inject, Injectable } from '@nestjs/common';
import type { SurveyChannel } from '@sidetone/contracts/events';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { Invitation } from '../keep-invitations/invitation.js';
import { InvitationStore, type InvitationKey } from '../keep-invitations/invitation-store.js';
import type { GivenAnswer } from './answer.js';
import { answeredAt } from './answered-at.js';
import { decideAnswer, type AnswerDecision } from './decide-answer.js';
import { responseEvent } from './response-event.js';
import { responseIdOf } from './response-id.js';
import { ResponseStore } from './response-store.js';

/** What became of an answer; `revision` is the version that stands now. */
export type Recorded =
  | { readonly kind: 'unknown' }
  | Extract<AnswerDecision, { kind: 'tooLate' | 'expired' }>
  | { readonly kind: 'recorded' | 'corrected' | 'unchanged'; readonly responseId: string; readonly revision: number };

/** Records answers: one per invitation, with its corrections. The invitation is held meanwhile, so rivals wait for each other. */
@Injectable()
export class AnswerRecorder {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationStore,
    private readonly responses: ResponseStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'CORRECTION_HOURS'>,
  ) {}

  /** @param channel by which the answer came; without it, the channel of its invitation */
  record(key: InvitationKey, answer: GivenAnswer, channel?: SurveyChannel): Promise<Recorded> {
    return this.database.transaction(async (tx) => {
      const invitation = await this.invitations.hold(tx, key);
      if (!invitation) return { kind: 'unknown' };
      return this.decide(tx, invitation, answer, channel ?? invitation.channel);
    });
  }

  private async decide(
    tx: Transaction,
    invitation: Invitation,
    { content, answeredAtHint }: GivenAnswer,
    channel: SurveyChannel,
  ): Promise<Recorded> {
    const { invitationId, expiresAt, dispatchedAt } = invitation;
    const now = this.clock.now();
    const standing = await this.responses.standing(invitationId, tx);
    const terms = { expiresAt, correctionHours: this.settings.CORRECTION_HOURS };
    const decision = decideAnswer(standing, content, terms, now);
    const responseId = standing?.responseId ?? responseIdOf(invitationId);
    if (decision.kind === 'tooLate' || decision.kind === 'expired') return decision;
    if (decision.kind === 'same') return { kind: 'unchanged', responseId, revision: standing?.revision ?? 1 };

    const revision = decision.kind === 'correction' ? decision.revision : 1;
    const at = answeredAt(answeredAtHint, dispatchedAt, now);
    const version = { responseId, invitationId, revision, content, channel, answeredAt: at };
    await this.responses.keep(tx, [version], now);
    await tx.publish([responseEvent(invitation, version)]);
    return { kind: decision.kind === 'first' ? 'recorded' : 'corrected', responseId, revision };
  }
}
