import type { Instant } from '../time/index.js';
import { invited, type ContactHistory } from './contact-history.js';
import { mayAsk, type Circumstances, type Permission } from './may-ask.js';
import type { Question } from './question.js';

/** A question whose time has come. */
export interface DueQuestion extends Question {
  readonly candidateId: string;
  readonly contactId: string;
  /** Of two programmes that want the same contact, the smaller number asks. */
  readonly priority: number;
  readonly dueAt: Instant;
}

/** What is known of everybody who might be asked. */
export interface AskingHistory {
  readonly contacts: ReadonlyMap<string, ContactHistory>;
  /** Invitations to all contacts of a customer within the period of the account cap, in any order; a customer left out had none. */
  readonly accounts: ReadonlyMap<string, readonly Instant[]>;
}

export interface Decided<Q extends DueQuestion> {
  readonly question: Q;
  readonly permission: Permission;
}

/**
 * Who of several due questions is asked now, in the order of the questions; those of contacts that the history does not hold are left
 * out. Within a customer the smaller priority number asks first, then what was due first, then the smaller id, and an invitation given
 * here counts for all that follow: what only that forbids is denied with `lowerPriority`. The order of the input decides nothing.
 */
export function decideTogether<Q extends DueQuestion>(
  questions: readonly Q[],
  history: AskingHistory,
  circumstances: Circumstances,
): readonly Decided<Q>[] {
  const permissions = new Map<Q, Permission>();
  for (const [customerId, rivals] of byCustomer(questions, history.contacts)) {
    const account = history.accounts.get(customerId) ?? [];
    for (const [question, permission] of decideAccount(rivals, account, history.contacts, circumstances))
      permissions.set(question, permission);
  }
  return questions.flatMap((question) => {
    const permission = permissions.get(question);
    return permission === undefined ? [] : [{ question, permission }];
  });
}

/** By the customer that the contact belongs to: an event may name another, and the contact would be asked for both. */
function byCustomer<Q extends DueQuestion>(
  questions: readonly Q[],
  contacts: AskingHistory['contacts'],
): ReadonlyMap<string, readonly Q[]> {
  const groups = new Map<string, Q[]>();
  for (const question of questions) {
    const customerId = contacts.get(question.contactId)?.customerId;
    if (customerId === undefined) continue;
    const group = groups.get(customerId);
    if (group === undefined) groups.set(customerId, [question]);
    else group.push(question);
  }
  return groups;
}

function* decideAccount<Q extends DueQuestion>(
  rivals: readonly Q[],
  accountBefore: readonly Instant[],
  contacts: ReadonlyMap<string, ContactHistory>,
  circumstances: Circumstances,
): Generator<readonly [Q, Permission]> {
  const askedNow = new Map<string, ContactHistory>();
  let account = accountBefore;
  for (const question of rivals.length === 1 ? rivals : [...rivals].sort(byRank)) {
    const before = contacts.get(question.contactId);
    if (before === undefined) continue;
    const alone = mayAsk(question, before, accountBefore, circumstances);
    if (alone.kind === 'denied') {
      yield [question, alone];
      continue;
    }
    const current = askedNow.get(question.contactId) ?? before;
    const untouched = current === before && account === accountBefore;
    const permission = untouched ? alone : mayAsk(question, current, account, circumstances);
    if (permission.kind === 'allowed') {
      askedNow.set(question.contactId, invited(current, question.surveyId, circumstances.now));
      account = [...account, circumstances.now];
    }
    yield [question, permission.kind === 'denied' ? { ...permission, reason: 'lowerPriority' } : permission];
  }
}

/** Ids are compared by code unit: the locale of a machine must not decide who is asked. */
function byRank(one: DueQuestion, other: DueQuestion): number {
  const ids = one.candidateId < other.candidateId ? -1 : Number(one.candidateId > other.candidateId);
  return one.priority - other.priority || one.dueAt - other.dueAt || ids;
}
