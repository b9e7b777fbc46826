import { Inject, Injectable } from '@nestjs/common';
import type { SurveyChannel } from '@sidetone/contracts/events';
import { Database, type Transaction } from '@sidetone/platform/database';
import type { Instant } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { KnownInvitation } from '../keep-invitations/invitation.js';
import { InvitationStore, type InvitationKey } from '../keep-invitations/invitation-store.js';
import type { AnswerContent, GivenAnswer } from './answer.js';
import { answeredAt } from './answered-at.js';
import { contentOf } from './content-of.js';
import { decideAnswer, type AnswerDecision } from './decide-answer.js';
import { responseEvent } from './response-event.js';
import { responseIdOf } from './response-id.js';
import { ResponseStore } from './response-store.js';
import { setAside, type SetAsideReason } from '../set-aside/set-aside.js';
import { SetAsideStore } from '../set-aside/set-aside-store.js';

/** What became of an answer; `revision` is the version that stands now. */
export type Recorded =
  | { readonly kind: 'unknown' }
  | Extract<AnswerDecision, { kind: 'tooLate' | 'expired' }>
  | {
      readonly kind: 'recorded' | 'completed' | 'corrected' | 'unchanged';
      readonly responseId: string;
      readonly revision: number;
      /** What stands now. */
      readonly content: AnswerContent;
    };

/** The way an answer came, as far as it is another than its invitation's. */
export interface AnswerWay {
  readonly channel?: SurveyChannel;
  /** Of the page it was given on. */
  readonly language?: string | undefined;
  /** The interviewer who asked. */
  readonly askedBy?: string | undefined;
  /** Whether it looks like the work of a program: then it does not count until a person says so. */
  readonly looksAutomatic?: boolean;
  /** The earliest moment at which it can have been given; without one, nobody answers before being asked. */
  readonly possibleFrom?: Instant;
  /** Whether a person lets it count that came too late. */
  readonly letCount?: boolean;
}

const KINDS = { first: 'recorded', completion: 'completed', correction: 'corrected' } as const;

/** Records answers: one per invitation, with its corrections. The invitation is held meanwhile, so rivals wait for each other. */
@Injectable()
export class AnswerRecorder {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationStore,
    private readonly responses: ResponseStore,
    private readonly aside: SetAsideStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'CORRECTION_HOURS'>,
  ) {}

  record(key: InvitationKey, answer: GivenAnswer, way: AnswerWay = {}): Promise<Recorded> {
    return this.database.transaction((tx) => this.recordIn(tx, key, answer, way));
  }

  /** As `record`, in the transaction of whoever took the answer in. */
  async recordIn(tx: Transaction, key: InvitationKey, answer: GivenAnswer, way: AnswerWay): Promise<Recorded> {
    const invitation = await this.invitations.hold(tx, key);
    if (!invitation) return { kind: 'unknown' };
    return this.decide(tx, invitation, answer, way);
  }

  private async decide(
    tx: Transaction,
    invitation: KnownInvitation,
    given: GivenAnswer,
    { channel = invitation.channel, language, askedBy, looksAutomatic, possibleFrom, letCount }: AnswerWay,
  ): Promise<Recorded> {
    const { invitationId, expiresAt, dispatchedAt, programme } = invitation;
    const now = this.clock.now();
    const standing = await this.responses.standing(invitationId, tx);
    const content = contentOf(given, standing?.content, programme?.questionnaire);
    const terms = { expiresAt: letCount ? Infinity : expiresAt, correctionHours: this.settings.CORRECTION_HOURS };
    const decision = decideAnswer(standing, content, terms, now);
    const responseId = standing?.responseId ?? responseIdOf(invitationId);
    const keepAside = (reason: SetAsideReason): Promise<void> =>
      this.aside.keep(tx, [setAside({ invitationId, reason, channel, content, words: undefined, cameAt: now })]);
    if (decision.kind === 'expired') await keepAside('afterExpiry');
    if (decision.kind === 'tooLate' || decision.kind === 'expired') return decision;
    if (decision.kind === 'same') return { kind: 'unchanged', responseId, revision: standing?.revision ?? 1, content };
    if (looksAutomatic) {
      // Told like any other: a program learns nothing from it, and a person's answer is indeed kept.
      await keepAside('bot');
      return { kind: 'recorded', responseId, revision: standing?.revision ?? 1, content };
    }

    const revision = decision.kind === 'first' ? 1 : decision.revision;
    const at = answeredAt(given.answeredAtHint, possibleFrom ?? dispatchedAt, now);
    const programmeVersion = programme?.version;
    const version = {
      responseId,
      invitationId,
      revision,
      content,
      channel,
      language,
      programmeVersion,
      askedBy,
      answeredAt: at,
    };
    await this.responses.keep(tx, [version], now);
    await tx.publish([responseEvent(invitation, { ...version, isCompletion: decision.kind === 'completion' })]);
    return { kind: KINDS[decision.kind], responseId, revision, content };
  }
}
