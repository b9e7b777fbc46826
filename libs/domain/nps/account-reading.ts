import type { Instant } from '../time/index.js';
import { accountNps, type AccountNps } from './account-nps.js';
import { npsReading, type NpsReading } from './nps-reading.js';
import { npsScore } from './nps-score.js';
import { countScores, type ScoreCounts } from './score-counts.js';

/** A person of a business customer who can be asked. */
export interface AccountContact {
  readonly contactId: string;
  readonly decisionMaker: boolean;
}

export interface ContactAnswer {
  readonly contactId: string;
  readonly responseId: string;
  readonly score: number;
  readonly answeredAt: Instant;
}

export interface Account {
  readonly account: string;
  /** Active ones. */
  readonly contacts: readonly AccountContact[];
  /** All answers of the window, earlier ones of the same contact among them. */
  readonly answers: readonly ContactAnswer[];
}

/** How many were there and how many of them answered; `share` is absent where there is nobody. */
export interface Coverage {
  readonly active: number;
  readonly answered: number;
  readonly share?: number;
}

/** What an account says of us. Every contact counts once, by the latest answer. */
export interface AccountReading {
  readonly account: string;
  /** In points; absent without answers. An account has few people: its interval stands in `reading`, where they are enough. */
  readonly score?: number;
  readonly reading: NpsReading;
  readonly counts: ScoreCounts;
  readonly coverage: Coverage;
  readonly decisionMakers: Coverage & { readonly counts: ScoreCounts; readonly silent: readonly string[] };
  /** Answers of people who are no active contacts any more: they count in the score, not in the coverage. */
  readonly ofFormerContacts: number;
  readonly latest: readonly (ContactAnswer & { readonly decisionMaker: boolean })[];
}

/** The reading of one account. @throws RangeError for what is no score */
export function readAccount({ account, contacts, answers }: Account, minimumN: number): AccountReading {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  const latest = latestOfEach(answers).map((answer) => ({
    ...answer,
    decisionMaker: byId.get(answer.contactId)?.decisionMaker ?? false,
  }));
  const answered = new Set(latest.map(({ contactId }) => contactId));
  const deciders = [...byId.values()].filter(({ decisionMaker }) => decisionMaker);
  const counts = countScores(latest.map(({ score }) => score));
  const score = npsScore(counts);
  return {
    account,
    ...(score !== undefined && { score }),
    reading: npsReading(counts, minimumN),
    counts,
    coverage: coverageOf([...byId.values()], answered),
    decisionMakers: {
      ...coverageOf(deciders, answered),
      counts: countScores(latest.filter(({ decisionMaker }) => decisionMaker).map((one) => one.score)),
      silent: deciders.map(({ contactId }) => contactId).filter((contactId) => !answered.has(contactId)),
    },
    ofFormerContacts: latest.filter(({ contactId }) => !byId.has(contactId)).length,
    latest,
  };
}

/**
 * Account NPS by its four definitions (the pooled score and the mean of accounts among them) over the latest answer of each contact;
 * `undefined` for no answers. @throws RangeError for what is no score, or a revenue that is not finite and ≥ 0
 */
export function scoreOfAccounts(
  readings: readonly AccountReading[],
  revenue?: ReadonlyMap<string, number>,
): AccountNps | undefined {
  return accountNps(
    readings.flatMap(({ account, latest }) => latest.map(({ score }) => ({ account, score }))),
    revenue,
  );
}

/** Of two answers at the same moment the one with the greater id, so that the order in which they came does not matter. */
function latestOfEach(answers: readonly ContactAnswer[]): readonly ContactAnswer[] {
  const latest = new Map<string, ContactAnswer>();
  for (const answer of answers) {
    const known = latest.get(answer.contactId);
    if (!known || isLater(answer, known)) latest.set(answer.contactId, answer);
  }
  return [...latest.values()];
}

function isLater(one: ContactAnswer, other: ContactAnswer): boolean {
  if (one.answeredAt !== other.answeredAt) return one.answeredAt > other.answeredAt;
  return one.responseId > other.responseId;
}

function coverageOf(contacts: readonly AccountContact[], answered: ReadonlySet<string>): Coverage {
  const active = contacts.length;
  const count = contacts.filter(({ contactId }) => answered.has(contactId)).length;
  return { active, answered: count, ...(active > 0 && { share: count / active }) };
}
