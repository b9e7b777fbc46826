import { Injectable } from '@nestjs/common';
import { DAY_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock, DueRunner, type DueWork } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { NO_LONGER_ASKED } from '../send-messages/before-attempt.js';
import { dispatchedEvent, failedEvent } from '../send-messages/message-events.js';
import type { ClaimAnswer, DoneBody } from './interview-answer.js';
import { howItEnded } from './how-it-ended.js';
import { InterviewStore, type HeldInterview } from './interview-store.js';
import { MayCall } from './may-call.js';

/** As long as a call takes, with room. */
const CLAIM_MINUTES = 30;
const ENDED_AT_ONCE = 200;

/** Lets interviewers take interviews, one at a time each, and say how they ended. */
@Injectable()
export class HoldInterviews implements DueWork {
  readonly name = 'end interviews';

  constructor(
    private readonly database: Database,
    private readonly interviews: InterviewStore,
    private readonly mayCall: MayCall,
    private readonly clock: Clock,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  /** Takes an interview for half an hour, or keeps one's own as long again. @throws Problem 404, 409 */
  async claim(invitationId: string, interviewer: string): Promise<ClaimAnswer> {
    const claimed = await this.withHeld(invitationId, interviewer, async (tx, held, now) => {
      // Who keeps an interview is on the telephone.
      const whyNot = held.claimedUntil === undefined ? await this.mayCall.whyNot(tx, held, now) : undefined;
      if (whyNot) return whyNot;
      const until = now + CLAIM_MINUTES * MINUTE_MS;
      const { message, wasClaimed, phone } = held;
      await this.interviews.claim(tx, message.messageId, interviewer, until, now);
      if (!wasClaimed) await tx.publish([dispatchedEvent(message, 1, now)]);
      return { invitationId, claimedBy: interviewer, claimedUntil: toIso(until), phone };
    });
    // Thrown only here, so that what was noted about the interview is kept.
    if (claimed instanceof Problem) throw claimed;
    return claimed;
  }

  /** @throws Problem 404, 409 */
  release(invitationId: string, interviewer: string): Promise<void> {
    return this.withHeld(invitationId, interviewer, (tx, { message }) =>
      this.interviews.release(tx, message.messageId),
    );
  }

  /** @throws Problem 400, 404, 409 */
  done(invitationId: string, { interviewer, outcome, callAgainAt }: DoneBody): Promise<void> {
    return this.withHeld(invitationId, interviewer, async (tx, held, now) => {
      const { message } = held;
      if (held.claimedUntil === undefined)
        throw new Problem(409, 'Not claimed', 'Claim the interview before you say how it ended.');
      if (outcome === 'answered') return this.interviews.end(tx, message.messageId, { state: 'sent' });
      if (outcome === 'noAnswer' || outcome === 'callLater') {
        const at = callAgainAt === undefined ? now + DAY_MS : Date.parse(callAgainAt);
        if (at < message.expiresAt) return this.interviews.callAgain(tx, message.messageId, at);
        if (callAgainAt !== undefined)
          throw badRequest(`callAgainAt must lie before the invitation expires, at ${toIso(message.expiresAt)}.`);
      }
      const ended = howItEnded(outcome);
      await this.interviews.end(tx, message.messageId, ended);
      await tx.publish([failedEvent(message, ended.outcome, ended.failure, now)]);
    });
  }

  /** Ends what was not held in time, and what is not to be held any more. */
  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const over = await this.interviews.holdOver(tx, now, ENDED_AT_ONCE);
      for (const { message, expired } of over)
        await this.interviews.end(tx, message.messageId, { state: 'failed', ...whyOver(expired) });
      await tx.publish(
        over.map(({ message, expired }) => {
          const { outcome, failure } = whyOver(expired);
          return failedEvent(message, outcome, failure, now);
        }),
      );
      return over.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.interviews.countOver(now);
  }

  private withHeld<T>(
    invitationId: string,
    interviewer: string,
    work: (tx: Transaction, held: HeldInterview, now: Instant) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const held = await this.interviews.hold(tx, invitationId, now);
      if (!held)
        throw new Problem(404, 'No such interview', 'No invitation of that id is on the list of interviewers.');
      if (!held.isOpen) throw new Problem(409, 'Over', 'The interview was held, has expired, or was called off.');
      if (held.claimedUntil !== undefined && held.claimedBy !== interviewer)
        throw new Problem(409, 'Claimed', `Somebody else is at it until ${toIso(held.claimedUntil)}.`);
      return work(tx, held, now);
    });
  }
}

const whyOver = (expired: boolean) =>
  expired
    ? ({ outcome: 'expired', failure: 'nobody was interviewed in time' } as const)
    : ({ outcome: 'calledOff', failure: NO_LONGER_ASKED } as const);
