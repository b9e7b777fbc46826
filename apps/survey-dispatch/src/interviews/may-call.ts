import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';
import { JudgeMessages } from '../send-messages/judge-messages.js';
import { failedEvent } from '../send-messages/message-events.js';
import { InterviewStore, type HeldInterview } from './interview-store.js';

/** Looks again at who is about to be called, as at the recipient of any message. */
@Injectable()
export class MayCall {
  constructor(
    private readonly judging: JudgeMessages,
    private readonly interviews: InterviewStore,
  ) {}

  /** Why a contact may not be called now, once it is noted until when, or for good; undefined where it may. */
  async whyNot(tx: Transaction, held: HeldInterview, now: Instant): Promise<Problem | undefined> {
    const { message, mayBeAsked, programme, timeZone } = held;
    if (programme === 'paused')
      return new Problem(409, 'Paused', 'The programme is paused: nobody is called until it goes on.');
    const open = { optedOut: false, answered: false, noCaseStands: false };
    const circumstances = { ...open, mayBeAsked, programme, expiresAt: message.expiresAt };
    const [judged] = await this.judging.judge(tx, [{ message, circumstances, recipient: { timeZone } }], now);
    const verdict = judged?.verdict;
    if (verdict?.kind === 'postpone') {
      await this.interviews.putOff(tx, message.messageId, verdict.until);
      return new Problem(
        409,
        'Not now',
        `${asSentence(verdict.why)} The interview is put off until ${toIso(verdict.until)}.`,
      );
    }
    if (verdict?.kind === 'end' && verdict.state === 'failed') {
      const { state, outcome, failure } = verdict;
      await this.interviews.end(tx, message.messageId, { state, outcome, failure });
      await tx.publish([failedEvent(message, outcome, failure, now)]);
      return new Problem(409, 'Not to be asked', asSentence(failure));
    }
    return undefined;
  }
}

const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
