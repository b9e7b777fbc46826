import { Injectable } from '@nestjs/common';
import { DAY_MS, MINUTE_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock, DueRunner, type DueWork } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import { dispatchedEvent, failedEvent } from '../send-messages/message-events.js';
import type { ClaimAnswer, DoneBody } from './interview-answer.js';
import { InterviewStore, type HeldInterview } from './interview-store.js';

/** As long as a call takes, with room. */
const CLAIM_MINUTES = 30;
const EXPIRED_AT_ONCE = 200;

/** Lets interviewers take interviews, one at a time each, and say how they ended. */
@Injectable()
export class HoldInterviews implements DueWork {
  readonly name = 'end interviews';

  constructor(
    private readonly database: Database,
    private readonly interviews: InterviewStore,
    private readonly clock: Clock,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  /** Takes an interview for half an hour, or keeps one's own as long again. @throws Problem 404, 409 */
  claim(invitationId: string, interviewer: string): Promise<ClaimAnswer> {
    return this.withHeld(invitationId, interviewer, async (tx, held, now) => {
      if (!held.mayBeAsked) throw new Problem(409, 'Not to be asked', 'The contact may no longer be asked.');
      const until = now + CLAIM_MINUTES * MINUTE_MS;
      const { message, wasClaimed, phone } = held;
      await this.interviews.claim(tx, message.messageId, interviewer, until, now);
      if (!wasClaimed) await tx.publish([dispatchedEvent(message, 1, now)]);
      return { invitationId, claimedBy: interviewer, claimedUntil: toIso(until), phone };
    });
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
        if (at >= message.expiresAt)
          throw badRequest(`callAgainAt must lie before the invitation expires, at ${toIso(message.expiresAt)}.`);
        return this.interviews.callAgain(tx, message.messageId, at);
      }
      const ended =
        outcome === 'refused'
          ? ({ state: 'failed', outcome: 'refused', failure: 'the contact did not want to answer' } as const)
          : ({ state: 'bounced', outcome: 'bounced', failure: 'the number is not that of the contact' } as const);
      await this.interviews.end(tx, message.messageId, ended);
      await tx.publish([failedEvent(message, ended.outcome, ended.failure, now)]);
    });
  }

  /** Ends what was not held in time. */
  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const expired = await this.interviews.holdExpired(tx, now, EXPIRED_AT_ONCE);
      const failure = 'nobody was interviewed in time';
      for (const { messageId } of expired)
        await this.interviews.end(tx, messageId, { state: 'failed', outcome: 'expired', failure });
      await tx.publish(expired.map((message) => failedEvent(message, 'expired', failure, now)));
      return expired.length;
    });
  }

  countDue(now: Instant): Promise<number> {
    return this.interviews.countExpired(now);
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
