import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { Clock } from '@sidetone/platform/time';
import { badRequest, Problem } from '@sidetone/platform/web';
import type { AnswerContent } from '../record-answers/answer.js';
import { AnswerRecorder, type Recorded } from '../record-answers/answer-recorder.js';
import { SetAsideStore } from './set-aside-store.js';

/** Lets something that was set aside count, because a person says so. */
@Injectable()
export class TakeAfterAll {
  constructor(
    private readonly database: Database,
    private readonly things: SetAsideStore,
    private readonly recorder: AnswerRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * @param score what the person read in words without a score
   * @throws Problem 404 for an unknown id, 409 for what was taken before, 400 for words without the score read in them, or a score where there is one
   */
  take(setAsideId: string, score: number | undefined): Promise<Recorded> {
    return this.database.transaction(async (tx) => {
      const thing = await this.things.hold(tx, setAsideId);
      if (!thing) throw new Problem(404, 'Not set aside', 'Nothing that was set aside has that id.');
      if (thing.taken) throw new Problem(409, 'Taken already', 'It counts already: it was taken before.');
      const content = contentOf(thing.content, thing.words, score);
      const { invitationId, channel, cameAt } = thing;
      const answer = { content, extent: 'whole' as const, answeredAtHint: cameAt };
      const recorded = await this.recorder.recordIn(tx, { invitationId }, answer, {
        channel,
        letCount: true,
        possibleFrom: cameAt,
      });
      const counts = recorded.kind !== 'unknown' && recorded.kind !== 'tooLate' && recorded.kind !== 'expired';
      if (counts) await this.things.markTaken(tx, setAsideId, this.clock.now());
      return recorded;
    });
  }
}

function contentOf(
  content: AnswerContent | undefined,
  words: string | undefined,
  score: number | undefined,
): AnswerContent {
  if (content && score !== undefined) {
    throw badRequest('It has a score of its own, which nobody but its customer may change.', [
      { field: 'score', message: 'score must be left out: it is only for words without one.' },
    ]);
  }
  if (content) return content;
  if (score === undefined) {
    throw badRequest('No score was found in its words.', [
      { field: 'score', message: 'score is needed: the whole number from 0 to 10 that you read in the words.' },
    ]);
  }
  return { score, reasons: [], comment: words, redacted: false, items: [], consents: [] };
}
