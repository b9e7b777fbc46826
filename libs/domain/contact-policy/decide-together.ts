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
  // By place, not by question: a map of a million objects is what would take the time.
  const permissions = new Array<Permission | undefined>(questions.length);
  for (const [customerId, rivals] of byCustomer(questions, history.contacts)) {
    const account = history.accounts.get(customerId) ?? [];
    decideAccount(rivals, account, history.contacts, circumstances, permissions);
  }
  return questions.flatMap((question, place) => {
    const permission = permissions[place];
    return permission === undefined ? [] : [{ question, permission }];
  });
}

/** A question and its place in the input. */
interface Placed<Q> {
  readonly place: number;
  readonly question: Q;
}

/** By the customer that the contact belongs to: an event may name another, and the contact would be asked for both. */
function byCustomer<Q extends DueQuestion>(
  questions: readonly Q[],
  contacts: AskingHistory['contacts'],
): ReadonlyMap<string, readonly Placed<Q>[]> {
  const groups = new Map<string, Placed<Q>[]>();
  for (const [place, question] of questions.entries()) {
    const customerId = contacts.get(question.contactId)?.customerId;
    if (customerId === undefined) continue;
    const group = groups.get(customerId);
    if (group === undefined) groups.set(customerId, [{ place, question }]);
    else group.push({ place, question });
  }
  return groups;
}

function decideAccount(
  rivals: readonly Placed<DueQuestion>[],
  accountBefore: readonly Instant[],
  contacts: ReadonlyMap<string, ContactHistory>,
  circumstances: Circumstances,
  permissions: (Permission | undefined)[],
): void {
  const askedNow = new Map<string, ContactHistory>();
  let account = accountBefore;
  for (const { place, question } of rivals.length === 1 ? rivals : [...rivals].sort(byRank)) {
    const before = contacts.get(question.contactId);
    if (before === undefined) continue;
    const alone = mayAsk(question, before, accountBefore, circumstances);
    if (alone.kind === 'denied') {
      permissions[place] = alone;
      continue;
    }
    const current = askedNow.get(question.contactId) ?? before;
    const untouched = current === before && account === accountBefore;
    const permission = untouched ? alone : mayAsk(question, current, account, circumstances);
    if (permission.kind === 'allowed' && rivals.length > 1) {
      askedNow.set(question.contactId, invited(current, question.surveyId, circumstances.now));
      account = [...account, circumstances.now];
    }
    permissions[place] = permission.kind === 'denied' ? { ...permission, reason: 'lowerPriority' } : permission;
  }
}

/** Ids are compared by code unit: the locale of a machine must not decide who is asked. */
function byRank({ question: one }: Placed<DueQuestion>, { question: other }: Placed<DueQuestion>): number {
  const ids = one.candidateId < other.candidateId ? -1 : Number(one.candidateId > other.candidateId);
  return one.priority - other.priority || one.dueAt - other.dueAt || ids;
}
