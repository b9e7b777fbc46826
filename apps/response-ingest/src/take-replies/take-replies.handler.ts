import { Controller } from '@nestjs/common';
import { replyReceived, type ReceivedEvent, type ReplyReceived } from '@sidetone/contracts/events';
import { redact } from '@sidetone/domain/privacy';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { AnswerRecorder, type Recorded } from '../record-answers/answer-recorder.js';
import { InvitationStore } from '../keep-invitations/invitation-store.js';
import { SetAsideStore } from '../set-aside/set-aside-store.js';
import { setAside } from '../set-aside/set-aside.js';
import { readReply, type Reply } from './read-reply.js';

/** Reads what customers write back as answers: "9 great service", "9/10", "ten". What is no score is kept for a person to read. */
@Controller()
export class TakeReplies {
  constructor(
    private readonly recorder: AnswerRecorder,
    private readonly invitations: InvitationStore,
    private readonly aside: SetAsideStore,
  ) {}

  @OnEvents(replyReceived)
  async handle({ events }: EventBatch<ReplyReceived>, tx: Transaction): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    // One after the other: two replies to one invitation are an answer and its correction.
    for (const event of events) outcomes.push(await this.take(event, tx));
    return outcomes;
  }

  private async take({ data, arrivedAt }: ReceivedEvent<ReplyReceived>, tx: Transaction): Promise<Outcome> {
    const { invitationId, channel, text } = data;
    const receivedAt = Date.parse(data.receivedAt);
    const reply = readReply(text, receivedAt);
    if (reply.kind === 'answer') {
      return outcomeOf(await this.recorder.recordIn(tx, { invitationId }, reply.answer, { channel }));
    }
    const invitation = await this.invitations.hold(tx, { invitationId });
    if (!invitation) return drop('reply to an unknown invitation');
    const words = redact(text).text;
    await this.aside.keep(tx, [
      setAside({ invitationId, reason: reasonOf(reply), channel, content: undefined, words, cameAt: arrivedAt }),
    ]);
    return ok;
  }
}

function reasonOf(reply: Exclude<Reply, { kind: 'answer' }>): 'severalScores' | 'unreadable' {
  return reply.kind === 'several' ? 'severalScores' : 'unreadable';
}

function outcomeOf(recorded: Recorded): Outcome {
  if (recorded.kind === 'unknown') return drop('reply to an unknown invitation');
  if (recorded.kind === 'unchanged') return drop('same answer again');
  return recorded.kind === 'tooLate' ? drop('answered before, and no longer to be changed') : ok;
}
