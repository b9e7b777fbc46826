import { DAY_MS, type Instant } from '../../time/index.js';
import {
  answered,
  decideTogether,
  invited,
  type AskingHistory,
  type ContactHistory,
  type ContactPolicy,
  type DueQuestion,
  type Question,
} from '../index.js';
import { aContact, aQuestion } from './a-question.js';

export type Programme = Pick<Question, 'surveyId' | 'kind' | 'clocks' | 'onClash'> & { readonly priority: number };

export interface Asked {
  readonly contact: number;
  readonly survey: Programme;
  readonly at: Instant;
  /** The how-manieth step decided it. */
  readonly decided: number;
  answeredAt?: Instant;
  /** The step from which on the answer was known. */
  answerKnown: number;
}

interface Waiting {
  readonly question: DueQuestion;
  readonly survey: Programme;
  readonly contact: number;
  readonly answersAfterDays: number | null;
  at: Instant;
}

/** An operator with one account whose contacts live in the given zones. Questions wait, are decided in batches, and are answered. */
export class SimulatedYear {
  private readonly contacts = new Map<number, ContactHistory>();
  private readonly account: Instant[] = [];
  private readonly asked: Asked[] = [];
  private readonly answers: { readonly at: Instant; readonly of: Asked }[] = [];
  private waiting: Waiting[] = [];
  private step = 0;

  constructor(
    private readonly policy: ContactPolicy,
    private readonly operatorTimeZone: string,
    zones: readonly (string | undefined)[],
  ) {
    zones.forEach((timeZone, index) => {
      const zone = timeZone === undefined ? {} : { timeZone };
      this.contacts.set(index, aContact({ contactId: `CON-${index}`, ...zone }));
    });
  }

  trigger(survey: Programme, contact: number, at: Instant, answersAfterDays: number | null): void {
    const question = this.question(survey, contact, at);
    this.waiting.push({ question, survey, contact, answersAfterDays, at });
  }

  question(survey: Programme, contact: number, dueAt: Instant): DueQuestion {
    const candidateId = `Q-${this.waiting.length}`;
    return { ...aQuestion(survey), candidateId, contactId: `CON-${contact}`, priority: survey.priority, dueAt };
  }

  history(): AskingHistory {
    const contacts = new Map([...this.contacts.values()].map((contact) => [contact.contactId, contact]));
    return { contacts, accounts: new Map([['CUS-1', this.account]]) };
  }

  /** Everybody who was asked. `inOrder`: time goes forward; otherwise each batch is decided as of its own moment, as it was told. */
  run(inOrder: boolean): readonly Asked[] {
    while (this.waiting.length > 0 && this.step < 2_000) {
      if (inOrder) this.waiting.sort((one, other) => one.at - other.at);
      const now = this.waiting[0]?.at ?? 0;
      this.takeAnswers(now);
      this.decide(now);
      this.step += 1;
    }
    return this.asked;
  }

  private decide(now: Instant): void {
    const batch = new Map(this.waiting.filter(({ at }) => at === now).map((waiting) => [waiting.question, waiting]));
    this.waiting = this.waiting.filter(({ at }) => at !== now);
    const circumstances = { policy: this.policy, now, operatorTimeZone: this.operatorTimeZone };
    // Told in the order in which they ask: an exempt question may follow another at the same moment, and not the other way round.
    const decided = [...decideTogether([...batch.keys()], this.history(), circumstances)].sort(inOrderOfAsking);
    for (const { question, permission } of decided) {
      const waiting = batch.get(question);
      if (waiting === undefined) continue;
      if (permission.kind === 'allowed') this.invite(waiting, now);
      else if (permission.mode === 'delay') this.waiting.push({ ...waiting, at: permission.until });
    }
  }

  private invite({ survey, contact, answersAfterDays }: Waiting, at: Instant): void {
    const asked: Asked = { contact, survey, at, decided: this.step, answerKnown: Number.POSITIVE_INFINITY };
    this.asked.push(asked);
    this.account.push(at);
    this.change(contact, (history) => invited(history, survey.surveyId, at));
    if (answersAfterDays !== null) this.answers.push({ at: at + answersAfterDays * DAY_MS, of: asked });
  }

  private takeAnswers(now: Instant): void {
    for (const { at, of } of this.answers) {
      if (at > now || of.answeredAt !== undefined) continue;
      of.answeredAt = at;
      of.answerKnown = this.step - 1;
      this.change(of.contact, (history) => answered(history, of.survey.surveyId, at));
    }
  }

  private change(contact: number, by: (history: ContactHistory) => ContactHistory): void {
    const known = this.contacts.get(contact);
    if (known) this.contacts.set(contact, by(known));
  }
}

/** The smaller priority number, then what was due first, then the smaller id. */
function inOrderOfAsking(
  { question: one }: { readonly question: DueQuestion },
  { question: other }: { readonly question: DueQuestion },
): number {
  const byId = one.candidateId < other.candidateId ? -1 : Number(one.candidateId > other.candidateId);
  return one.priority - other.priority || one.dueAt - other.dueAt || byId;
}
