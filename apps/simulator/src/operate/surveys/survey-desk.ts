import { createHash } from 'node:crypto';
import type { Instant } from '@sidetone/domain/time';
import type { Reaction, SurveyHabits, World } from '../../world/index.js';
import type { AnswerDesk, Given, SurveyMessage } from '../answer-desk.js';
import type { CustomerBrowser } from '../customer-browser.js';
import type { SurveyLog } from './survey-log.js';

/** What a message's text says where it unsubscribes. */
const OPT_OUT_LINK = /https?:\/\/\S+\/u\/[\w-]+/;

interface OptingOut {
  readonly contactId: string;
  readonly link: string;
  readonly scope: 'channel' | 'all';
}

/** Takes messages as people do who are asked again and again: they heed reminders or not, put answers off, and some have had enough. */
export class SurveyDesk {
  private readonly willAnswer = new Map<string, boolean>();
  private readonly messagesTo = new Map<string, number>();
  private optingOut: OptingOut[] = [];

  constructor(
    private readonly world: Pick<World, 'respondentTo'>,
    private readonly habits: Pick<SurveyHabits, 'optsOutAfter' | 'putsOffBy' | 'heedsReminder' | 'reminded'>,
    private readonly desk: Pick<AnswerDesk, 'take'>,
    private readonly browser: CustomerBrowser,
    private readonly log: SurveyLog,
  ) {}

  /** Takes a message that reached a person. */
  take(message: SurveyMessage, receivedAt: Instant): void {
    const { contactId, link, text } = message;
    const nth = this.messagesTo.get(contactId) ?? 0;
    this.messagesTo.set(contactId, nth + 1);
    const of = linkHashOf(link);
    const decided = this.willAnswer.get(of);
    const reaction =
      decided === undefined
        ? this.first(of, contactId, receivedAt)
        : this.reminded(of, message, receivedAt, nth, decided);
    if (reaction) {
      const lateMs = this.habits.putsOffBy(contactId, nth);
      const putOff = reaction.answers && lateMs !== undefined ? { ...reaction, at: receivedAt + lateMs } : reaction;
      this.willAnswer.set(of, reaction.answers);
      this.desk.take(message, putOff);
    }
    const scope = this.habits.optsOutAfter(contactId, nth);
    const optOutLink = OPT_OUT_LINK.exec(text)?.[0];
    if (scope !== undefined && optOutLink !== undefined) this.optingOut.push({ contactId, link: optOutLink, scope });
  }

  /** Has those unsubscribe who had enough. */
  async unsubscribe(tick: Instant): Promise<void> {
    const due = this.optingOut;
    this.optingOut = [];
    await this.browser.each(due, async ({ contactId, link, scope }) => {
      // The first is what a mail program's own button posts (RFC 8058), the second what the page does.
      const form: Record<string, string> = scope === 'channel' ? { 'List-Unsubscribe': 'One-Click' } : { from: 'all' };
      const status = await this.browser.postForm(link, form);
      this.log.optOuts.push({ contactId, scope: scope === 'all' ? 'all' : 'webhook', at: tick, status });
    });
  }

  /** Notes an answer that was given. */
  note({ message: { link, contactId }, tick, status, reaction }: Given): void {
    const { score, at: answeredAt, planted } = reaction;
    this.log.note({ of: linkHashOf(link), contactId, at: tick, status, score, answeredAt, planted });
  }

  private first(of: string, contactId: string, receivedAt: Instant): Reaction {
    const reaction = this.world.respondentTo({ messageId: of, contactId, receivedAt });
    this.log.trials.push({ of, contactId, at: receivedAt, chance: reaction.chance, willAnswer: reaction.answers });
    return reaction;
  }

  /** Who means to answer needs no reminder; who does not may think better of it. */
  private reminded(
    of: string,
    { contactId }: SurveyMessage,
    receivedAt: Instant,
    nth: number,
    decided: boolean,
  ): Reaction | undefined {
    if (decided) return undefined;
    const reaction = this.world.respondentTo({ messageId: `${of}/reminder`, contactId, receivedAt });
    const heeds = this.habits.heedsReminder(contactId, nth);
    const chance = reaction.chance * this.habits.reminded;
    const willAnswer = heeds && reaction.answers;
    this.log.trials.push({ of, contactId, at: receivedAt, chance, willAnswer });
    return willAnswer ? reaction : undefined;
  }
}

/** SHA-256 of a link's token in hex: what the platform's events call it by. */
function linkHashOf(link: string): string {
  const token = new URL(link).pathname.split('/').at(-1) ?? '';
  return createHash('sha256').update(token, 'utf8').digest('hex');
}
