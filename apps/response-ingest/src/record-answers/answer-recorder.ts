import { Inject, Injectable } from '@nestjs/common';
import type { OutgoingEvent, SurveyChannel } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { KnownInvitation } from '../keep-invitations/invitation.js';
import { InvitationStore, type InvitationKey } from '../keep-invitations/invitation-store.js';
import type { AnswerContent, GivenAnswer } from './answer.js';
import { AnswerMetrics } from './answer-metrics.js';
import { answeredAt } from './answered-at.js';
import { contentOf } from './content-of.js';
import { decideAnswer, type AnswerDecision, type StandingAnswer } from './decide-answer.js';
import { responseEvent } from './response-event.js';
import { responseIdOf } from './response-id.js';
import { ResponseStore, type VersionToKeep } from './response-store.js';
import { setAside, type SetAside } from '../set-aside/set-aside.js';
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
  /** Whether a person lets it count that came too late, or from our own people. */
  readonly letCount?: boolean;
}

/** An answer, whose it is, and the way it came, which may depend on the invitation. */
export interface AnswerToRecord {
  readonly key: InvitationKey;
  readonly answer: GivenAnswer;
  readonly way: AnswerWay | ((invitation: KnownInvitation) => AnswerWay);
}

/** What became of an answer, with the invitation it was given to; undefined where that is not known. */
export interface Recording {
  readonly invitation: KnownInvitation | undefined;
  readonly recorded: Recorded;
}

/** What is to be written of an answer. */
interface Verdict {
  readonly channel: SurveyChannel;
  readonly recorded: Recorded;
  readonly version?: VersionToKeep;
  readonly event?: OutgoingEvent;
  readonly aside?: SetAside;
}

interface Held {
  readonly invitation: KnownInvitation;
  readonly asked: AnswerToRecord;
  readonly index: number;
}

const KINDS = { first: 'recorded', completion: 'completed', correction: 'corrected' } as const;

/** Records answers: one per invitation, with its corrections. The invitations are held meanwhile, so rivals wait for each other. */
@Injectable()
export class AnswerRecorder {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly responses: ResponseStore,
    private readonly aside: SetAsideStore,
    private readonly metrics: AnswerMetrics,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'CORRECTION_HOURS'>,
  ) {}

  /** Records one, in the transaction of whoever took it in. */
  async recordIn(tx: Transaction, key: InvitationKey, answer: GivenAnswer, way: AnswerWay): Promise<Recorded> {
    const [recording] = await this.recordAll(tx, [{ key, answer, way }]);
    return recording?.recorded ?? { kind: 'unknown' };
  }

  /** Records several, in their order. The same few statements, whatever the number, unless several are given to one invitation. */
  async recordAll(tx: Transaction, answers: readonly AnswerToRecord[]): Promise<readonly Recording[]> {
    const invitations = await this.invitations.holdAll(
      tx,
      answers.map(({ key }) => key),
    );
    const recordings = invitations.map((invitation): Recording => ({ invitation, recorded: { kind: 'unknown' } }));
    let left = answers.flatMap((asked, index): Held[] => {
      const invitation = invitations[index];
      return invitation ? [{ invitation, asked, index }] : [];
    });
    while (left.length > 0) {
      // Of several to one invitation the next must see what the one before it left.
      const first = new Map(left.map((held) => [held.invitation.invitationId, held] as const).reverse());
      const now = [...first.values()].reverse();
      left = left.filter((held) => first.get(held.invitation.invitationId) !== held);
      const recorded = await this.recordEach(tx, now);
      now.forEach(({ index, invitation }, place) => {
        recordings[index] = { invitation, recorded: recorded[place] ?? { kind: 'unknown' } };
      });
    }
    return recordings;
  }

  /** Records answers to different invitations, which are held. */
  private async recordEach(tx: Transaction, all: readonly Held[]): Promise<readonly Recorded[]> {
    const standing = await this.responses.standingOf(
      tx,
      all.map(({ invitation }) => invitation.invitationId),
    );
    const now = this.clock.now();
    const verdicts = all.map(({ invitation, asked: { answer, way } }) =>
      this.decide(
        invitation,
        standing.get(invitation.invitationId),
        answer,
        typeof way === 'function' ? way(invitation) : way,
        now,
      ),
    );
    await this.aside.keep(
      tx,
      verdicts.flatMap(({ aside }) => aside ?? []),
    );
    await this.responses.keep(
      tx,
      verdicts.flatMap(({ version }) => version ?? []),
      now,
    );
    await tx.publish(verdicts.flatMap(({ event }) => event ?? []));
    this.metrics.countIn(
      tx,
      verdicts.flatMap(({ channel, recorded: { kind }, aside }) =>
        kind === 'unknown' ? [] : { channel, outcome: aside && kind === 'recorded' ? ('setAside' as const) : kind },
      ),
    );
    return verdicts.map(({ recorded }) => recorded);
  }

  private decide(
    invitation: KnownInvitation,
    standing: StandingAnswer | undefined,
    given: GivenAnswer,
    { channel = invitation.channel, language, askedBy, looksAutomatic, possibleFrom, letCount }: AnswerWay,
    now: Instant,
  ): Verdict {
    const { invitationId, expiresAt, dispatchedAt, programme } = invitation;
    const content = contentOf(given, standing?.content, programme?.questionnaire);
    const terms = { expiresAt: letCount ? Infinity : expiresAt, correctionHours: this.settings.CORRECTION_HOURS };
    const decision = decideAnswer(standing, content, terms, now);
    const responseId = standing?.responseId ?? responseIdOf(invitationId);
    const asideFor = (reason: SetAside['reason']): SetAside =>
      setAside({ invitationId, reason, channel, content, words: undefined, cameAt: now });
    if (decision.kind === 'expired') return { channel, recorded: decision, aside: asideFor('afterExpiry') };
    if (decision.kind === 'tooLate') return { channel, recorded: decision };
    const standingRevision = standing?.revision ?? 1;
    if (decision.kind === 'same')
      return { channel, recorded: { kind: 'unchanged', responseId, revision: standingRevision, content } };
    const isTest = decision.kind === 'first' && invitation.isOfStaff && !letCount;
    if (looksAutomatic || isTest) {
      // Told like any other: a program learns nothing from it, and a person's answer is indeed kept.
      const recorded = { kind: 'recorded', responseId, revision: standingRevision, content } as const;
      return { channel, recorded, aside: asideFor(looksAutomatic ? 'bot' : 'staff') };
    }

    const revision = decision.kind === 'first' ? 1 : decision.revision;
    const version = {
      responseId,
      invitationId,
      revision,
      content,
      channel,
      language,
      programmeVersion: programme?.version,
      askedBy,
      answeredAt: answeredAt(given.answeredAtHint, possibleFrom ?? dispatchedAt, now),
    };
    const event = responseEvent(invitation, { ...version, isCompletion: decision.kind === 'completion' });
    return { channel, recorded: { kind: KINDS[decision.kind], responseId, revision, content }, version, event };
  }
}
