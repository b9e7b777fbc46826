import { caseOfAnswer, followAnswer, startClocks, type Followed } from '@sidetone/domain/cases';
import { npsBand } from '@sidetone/domain/nps';
import { calendarOf, classOf } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { AnswerDetails, Case, Clocks } from '../persistence/case.js';
import type { Occasion } from '../tell-cases/case-events.js';
import { dueOf } from '../watch-clocks/clocks-of-case.js';
import type { Changed } from '../work-on-cases/work-on.js';
import type { AnswerVersion, GivenVersion } from './answer-version.js';
import { applyAnswer, wantsRouting } from './apply-answer.js';
import { assign, openCase, routedBy, type Known } from './open-case.js';
import type { Router } from './router.js';

export type FollowedAnswer =
  { readonly kind: 'changed'; readonly changes: readonly Changed[] } | Extract<Followed<Case>, { kind: 'ignored' }>;

/** What one version of an answer does among the cases to which it may belong; a case that it leaves comes before the one it goes to. */
export function followOne(
  told: AnswerVersion,
  cases: readonly Case[],
  known: Known,
  router: Router,
  occasion: Occasion,
  inForce: InForce,
): FollowedAnswer {
  const version = told.kind === 'given' ? aboutItsCase(told, cases) : told;
  const home = caseOfAnswer(cases, version);
  if (version.kind === 'given' && home === undefined) {
    return { kind: 'changed', changes: [openCase(version, known, router, occasion, inForce)] };
  }
  const clocks = version.kind === 'given' && home !== undefined ? clocksFor(version, home, inForce) : undefined;
  const followed =
    version.kind === 'given' && clocks !== undefined
      ? followAnswer(cases, { ...version, answeredAt: version.told.answeredAt, promise: dueOf(clocks) })
      : followAnswer(cases, { kind: 'withdrawn', responseId: version.responseId, revision: version.revision });
  if (followed.kind === 'ignored') return followed;
  if (followed.kind === 'opens') throw new Error(`The answer ${version.responseId} has a case and opens another.`);
  const details = detailsOf(version, clocks, cases);
  const applied = applyAnswer(followed.kind, followed, version, details, occasion, inForce);
  const left = followed.kind === 'moves' ? [leftBehind(followed.left, version, occasion)] : [];
  if (version.kind === 'withdrawn' || !wantsRouting(followed)) return { kind: 'changed', changes: [...left, applied] };
  return { kind: 'changed', changes: [...left, routeAnew(applied, version, known, router, occasion, inForce)] };
}

/** Who was asked whether a fix helped, by whoever does not say of which case, answers about the one that waits for it. */
function aboutItsCase(version: GivenVersion, cases: readonly Case[]): GivenVersion {
  if (version.told.kind !== 'verification' || caseOfAnswer(cases, version) !== undefined) return version;
  const resolved = cases.filter(({ state, contactId }) => state === 'resolved' && contactId === version.contactId);
  const [asked, ...others] = resolved;
  return asked === undefined || others.length > 0 ? version : { ...version, verifies: asked.caseId };
}

/** A correction within the band promises nothing new: its clocks go on from when the answer first came. */
function clocksFor(version: GivenVersion, home: Case, { rules }: InForce): Clocks {
  const before = home.answers.find(({ responseId }) => responseId === version.responseId);
  const kept = home.details[version.responseId]?.clocks;
  const band = npsBand(version.score);
  if (before?.score !== undefined && kept !== undefined && npsBand(before.score) === band) return kept;
  return startClocks(
    classOf(rules, band, home.contractLevel),
    version.arrivedAt,
    calendarOf(rules, home.assigned.team),
  );
}

/** A withdrawn answer keeps no word of its customer. */
function detailsOf(version: AnswerVersion, clocks: Clocks | undefined, cases: readonly Case[]): AnswerDetails {
  const before = cases.flatMap(({ details }) => details[version.responseId] ?? [])[0];
  if (version.kind === 'given' && clocks !== undefined) {
    const { told, score } = version;
    const since = before === undefined ? {} : { firstScore: before.firstScore, arrivedAt: before.arrivedAt };
    return { ...told, firstScore: score, clocks, ...since };
  }
  if (before === undefined) throw new Error(`Nothing is known of the answer ${version.responseId} that a case lists.`);
  return { ...before, reasons: [], comment: undefined };
}

function leftBehind(left: Case, { responseId }: AnswerVersion, { at }: Occasion): Changed {
  const { caseId, state } = left;
  const details = Object.fromEntries(Object.entries(left.details).filter(([id]) => id !== responseId));
  const one = { ...left, details, revision: left.revision + 1 };
  const entry = { caseId, at, by: 'customer', move: 'answerLeft', from: state, to: state, detail: { responseId } };
  return { case: one, entries: [entry], news: [] };
}

function routeAnew(
  change: Changed,
  version: GivenVersion,
  known: Known,
  router: Router,
  occasion: Occasion,
  inForce: InForce,
): Changed {
  const { assigned, ruleId, why } = router.route(routedBy(version, known), version.arrivedAt);
  const routed = { ...change, case: { ...change.case, routing: { ruleId, why } } };
  const { team, person } = change.case.assigned;
  if (assigned.team === team && assigned.person === person) return routed;
  return assign(routed, assigned, { ...occasion, by: 'routing' }, inForce);
}
