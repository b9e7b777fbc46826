import { Controller } from '@nestjs/common';
import { replyReceived, type ReceivedEvent, type ReplyReceived } from '@sidetone/contracts/events';
import { redact } from '@sidetone/domain/privacy';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import type { GivenAnswer } from '../record-answers/answer.js';
import { AnswerRecorder } from '../record-answers/answer-recorder.js';
import { ResponseStore } from '../record-answers/response-store.js';
import { InvitationStore } from '../keep-invitations/invitation-store.js';
import { SetAsideStore, type Keeping } from '../set-aside/set-aside-store.js';
import { setAside, type SetAsideReason } from '../set-aside/set-aside.js';
import { addWords } from './add-words.js';
import { readReply, type Reply } from './read-reply.js';

type Received = ReceivedEvent<ReplyReceived>;

const OUTCOMES: Readonly<Record<Keeping, Outcome>> = {
  kept: ok,
  full: drop('as much of its invitation is set aside as is kept'),
  erased: drop('its customer wants no words kept'),
};

/**
 * Reads what customers write back as answers: "9 great service", "9/10", "ten"; then "sorry, 6" corrects, and words without a score join
 * the answer. Whatever can be neither is kept for a person to read.
 */
@Controller()
export class TakeReplies {
  constructor(
    private readonly recorder: AnswerRecorder,
    private readonly invitations: InvitationStore,
    private readonly responses: ResponseStore,
    private readonly aside: SetAsideStore,
  ) {}

  @OnEvents(replyReceived)
  async handle({ events }: EventBatch<ReplyReceived>, tx: Transaction): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    // One after the other: two replies to one invitation are an answer and its correction.
    for (const event of events) outcomes.push(await this.take(event, tx));
    return outcomes;
  }

  private async take(event: Received, tx: Transaction): Promise<Outcome> {
    const { invitationId, channel, text } = event.data;
    const invitation = await this.invitations.hold(tx, { invitationId });
    if (!invitation) return drop('reply to an unknown invitation');
    const reply = readReply(text, Date.parse(event.data.receivedAt));
    const answer = reply.kind === 'answer' ? reply.answer : await this.joined(event, reply, tx);
    if (!answer) return this.keepAside(event, reply.kind === 'several' ? 'severalScores' : 'unreadable', tx);
    const recorded = await this.recorder.recordIn(tx, { invitationId }, answer, { channel });
    // What comes after its invitation has expired is kept by the recorder.
    if (recorded.kind === 'tooLate') return this.keepAside(event, 'answeredBefore', tx);
    return recorded.kind === 'unchanged' ? drop('same answer again') : ok;
  }

  /** The answer that stands with the words of this reply, if they can be its comment. */
  private async joined(
    { data: { invitationId, receivedAt } }: Received,
    reply: Exclude<Reply, { kind: 'answer' }>,
    tx: Transaction,
  ): Promise<GivenAnswer | undefined> {
    if (reply.kind === 'several' || !reply.words) return undefined;
    const standing = await this.responses.standing(invitationId, tx);
    const content = standing && addWords(standing.content, reply.words);
    return content && { content, extent: 'whole', answeredAtHint: Date.parse(receivedAt) };
  }

  private async keepAside({ data, arrivedAt }: Received, reason: SetAsideReason, tx: Transaction): Promise<Outcome> {
    const { invitationId, channel, text } = data;
    const words = redact(text).text;
    const thing = setAside({ invitationId, reason, channel, content: undefined, words, cameAt: arrivedAt });
    const keepings = await this.aside.keep(tx, [thing]);
    return OUTCOMES[keepings.get(thing.setAsideId) ?? 'kept'];
  }
}
