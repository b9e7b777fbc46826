import { isLive, isWorse, type Effect } from '@sidetone/domain/cases';
import { chainOf } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { AnswerDetails, Case } from '../persistence/case.js';
import { updated, type Occasion } from '../tell-cases/case-events.js';
import { alarms, scheduled, takeOverPromises } from '../watch-clocks/clocks-of-case.js';
import { workOn, type Changed } from '../work-on-cases/work-on.js';
import type { AnswerVersion } from './answer-version.js';

/** What an answer did to a case that stands, by the name under which its history has it. */
export type AnswerMove = 'joins' | 'goodNews' | 'corrects' | 'withdraws' | 'moves';

/** The case after an answer came to it, was corrected or withdrawn: what it shows, what it promises, and what it has to do because of it. */
export function applyAnswer(
  move: AnswerMove,
  effect: Effect<Case>,
  version: AnswerVersion,
  details: AnswerDetails,
  occasion: Occasion,
  inForce: InForce,
): Changed {
  const { rules } = inForce;
  const { after, command, repeatDetractor } = effect;
  const scores = effect.case.answers.flatMap(({ score }) => score ?? []);
  const shown: Case = {
    ...effect.case,
    details: { ...effect.case.details, [version.responseId]: details },
    band: after ?? effect.case.band,
    score: scores.length === 0 ? effect.case.score : Math.min(...scores),
    alert: effect.case.alert || (version.kind === 'given' && !version.late),
    revision: effect.case.revision + 1,
  };
  const one = isLive(shown.state) ? scheduled(takeOverPromises(shown), occasion.at, rules) : shown;
  const { caseId, state } = one;
  const { responseId } = version;
  const entry = {
    ...{ caseId, at: occasion.at, by: 'customer', move, from: state, to: state },
    detail: { responseId, score: version.kind === 'given' ? version.score : null },
  };
  const changed = { case: one, entries: [entry], news: [] };
  if (command !== undefined) return ended(andThen(changed, command, { ...occasion, by: 'customer' }, inForce));
  const told = { ...changed, news: isLive(state) ? [updated(one, occasion, rules.causes.groups)] : [] };
  const next = chainOf(rules, one.assigned.team)[one.escalationLevel];
  if (!repeatDetractor || next === undefined || !alarms(one, rules)) return told;
  const escalate = { kind: 'escalate', level: one.escalationLevel + 1, toTeam: next.team } as const;
  return andThen(told, escalate, { ...occasion, by: 'sidetone', reason: 'repeatDetractor' }, inForce);
}

/** Whether what answers made of a case wants somebody else: it was thanks, and nobody has spoken with the customer yet. */
export function wantsRouting({ before, after, case: one }: Effect<Case>): boolean {
  const waits = one.state === 'open' || one.state === 'assigned';
  return waits && before === 'promoter' && after !== undefined && isWorse(after, before);
}

function andThen(
  change: Changed,
  command: Parameters<typeof workOn>[1],
  occasion: Occasion,
  inForce: InForce,
): Changed {
  const worked = workOn(change.case, command, occasion, inForce);
  if (worked.kind === 'refused') return change;
  return {
    case: worked.case,
    entries: [...change.entries, ...worked.entries],
    news: [...change.news, ...worked.news],
  };
}

/** Nobody calls about answers that no longer count, and who gave them is forgotten (rule R18). */
function ended(change: Changed): Changed {
  if (change.case.state !== 'withdrawn') return change;
  const forgotten = { customerId: undefined, contactId: '', subscriptionId: undefined, resolution: undefined };
  return { ...change, case: { ...change.case, ...forgotten } };
}
