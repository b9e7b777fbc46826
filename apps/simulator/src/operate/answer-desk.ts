import { toIso, type Instant } from '@sidetone/domain/time';
import type { Reaction } from '../world/index.js';
import { CustomerBrowser } from './customer-browser.js';

type Answering = Extract<Reaction, { answers: true }>;

export interface SurveyMessage {
  readonly messageId: string;
  readonly contactId: string;
  readonly language: string;
  readonly text: string;
  readonly link: string;
}

export interface AnswerSummary {
  /** Messages that reached people, and why some were left without an answer. */
  readonly messages: number;
  readonly silent: Readonly<Record<string, number>>;
  /** People who will answer, but whose moment has not come. */
  readonly outstanding: number;
  readonly posted: number;
  readonly accepted: number;
  /** Answers that were not accepted, by HTTP status; 0 = no connection. */
  readonly refused: Readonly<Record<string, number>>;
  /** Same answers sent a second time, by HTTP status. */
  readonly repeated: Readonly<Record<string, number>>;
  readonly pagesOpened: Readonly<Record<string, number>>;
  /** A link that nobody will answer: whoever looks on may. */
  readonly openLink?: string;
}

/** An answer that was given through a link, and the HTTP status by which the platform took or refused it. */
export interface Given {
  readonly message: SurveyMessage;
  readonly tick: Instant;
  readonly status: number;
  readonly reaction: Answering;
}

interface Due {
  readonly message: SurveyMessage;
  readonly reaction: Answering;
}

/** Holds each person's answer until its simulated moment and then gives it through the link, as the person would. */
export class AnswerDesk {
  private waiting: Due[] = [];
  private toOpen: string[] = [];
  private messages = 0;
  private readonly acceptedIds = new Set<string>();
  private readonly silent = new Map<string, number>();
  private readonly refused = new Map<string, number>();
  private readonly repeated = new Map<string, number>();
  private readonly opened = new Map<string, number>();
  private posted = 0;
  private openLink: string | undefined;

  constructor(
    private readonly browser = new CustomerBrowser(),
    private readonly onGiven: (given: Given) => void = () => undefined,
  ) {}

  /** Takes a message that reached a person. */
  take(message: SurveyMessage, reaction: Reaction): void {
    this.messages += 1;
    if (reaction.opensPage) this.toOpen.push(message.link);
    if (reaction.answers) {
      this.waiting.push({ message, reaction });
    } else {
      count(this.silent, reaction.why);
      this.openLink = message.link;
    }
  }

  /** Opens the pages people looked at and gives all answers whose moment has come; resolves when all are taken or refused. */
  async answerUntil(tick: Instant): Promise<void> {
    const links = this.toOpen;
    this.toOpen = [];
    await this.browser.each(links, async (link) => count(this.opened, await this.browser.open(link)));
    const due = this.waiting
      .filter(({ reaction }) => reaction.at <= tick)
      .sort((one, other) => one.reaction.at - other.reaction.at);
    this.waiting = this.waiting.filter(({ reaction }) => reaction.at > tick);
    await this.browser.each(due, (answer) => this.give(answer, tick));
  }

  /** The messages whose answer the platform took. */
  get accepted(): ReadonlySet<string> {
    return this.acceptedIds;
  }

  summary(): AnswerSummary {
    return {
      messages: this.messages,
      silent: Object.fromEntries(this.silent),
      outstanding: this.waiting.length,
      posted: this.posted,
      accepted: this.acceptedIds.size,
      refused: Object.fromEntries(this.refused),
      repeated: Object.fromEntries(this.repeated),
      pagesOpened: Object.fromEntries(this.opened),
      ...(this.openLink === undefined ? {} : { openLink: this.openLink }),
    };
  }

  private async give({ message, reaction }: Due, tick: Instant): Promise<void> {
    const { score, comment, reasons, at } = reaction;
    const body = {
      score,
      ...(comment === undefined ? {} : { comment }),
      ...(reasons === undefined ? {} : { reasons }),
      answeredAt: toIso(at),
    };
    const status = await this.browser.post(message.link, body);
    this.posted += 1;
    this.onGiven({ message, tick, status, reaction });
    if (status >= 200 && status < 300) this.acceptedIds.add(message.messageId);
    else count(this.refused, status);
    if (reaction.answersTwice) count(this.repeated, await this.browser.post(message.link, body));
  }
}

function count(counts: Map<string, number>, what: string | number): void {
  counts.set(String(what), (counts.get(String(what)) ?? 0) + 1);
}
