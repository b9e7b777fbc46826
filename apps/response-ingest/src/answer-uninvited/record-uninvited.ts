import { Injectable } from '@nestjs/common';
import { DAY_MS } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { AnswerRecorder, type Recorded } from '../record-answers/answer-recorder.js';
import { ResponseStore } from '../record-answers/response-store.js';
import type { SetAsideReason } from '../set-aside/set-aside.js';
import { JudgeUninvited } from './judge-uninvited.js';
import { Occasions, type OccasionFound } from './occasions.js';
import type { UninvitedAnswer } from './uninvited-answer.js';

/** What became of an answer without an invitation. */
export type RecordedUninvited =
  | Recorded
  | Exclude<OccasionFound, { kind: 'found' }>
  | { readonly kind: 'setAside'; readonly setAsideId: string; readonly reason: SetAsideReason };

/** So long an app may have been offline with an answer; what is older is taken to be given when it comes (rule R9). */
const OFFLINE_MS = 2 * DAY_MS;

/** Records answers that nobody was invited to: one per survey and answerId, by the rules of all answers. */
@Injectable()
export class RecordUninvited {
  constructor(
    private readonly database: Database,
    private readonly occasions: Occasions,
    private readonly judging: JudgeUninvited,
    private readonly responses: ResponseStore,
    private readonly recorder: AnswerRecorder,
    private readonly clock: Clock,
  ) {}

  record(given: UninvitedAnswer): Promise<RecordedUninvited> {
    return this.database.transaction(async (tx): Promise<RecordedUninvited> => {
      const found = await this.occasions.find(tx, given);
      if (found.kind !== 'found') return found;
      const { invitationId, triggeredAt } = found.occasion;
      const now = this.clock.now();
      if (!(await this.responses.standing(invitationId, tx))) {
        const aside = await this.judging.judge(tx, given, found, now);
        if (aside) return { kind: 'setAside', setAsideId: aside.setAsideId, reason: aside.reason };
      }
      const { channel, language, askedBy, answer } = given;
      const possibleFrom = Math.max(triggeredAt ?? 0, now - OFFLINE_MS);
      return this.recorder.recordIn(tx, { invitationId }, answer, { channel, language, askedBy, possibleFrom });
    });
  }
}
