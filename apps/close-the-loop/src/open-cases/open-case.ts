import { freshCase, startClocks } from '@sidetone/domain/cases';
import { npsBand } from '@sidetone/domain/nps';
import { calendarOf, classOf } from '../keep-rules/find-rules.js';
import type { InForce } from '../keep-rules/loop-rules.js';
import type { CustomerMaster } from '../keep-customers/customer-store.js';
import type { Case } from '../persistence/case.js';
import { opened, type Occasion } from '../tell-cases/case-events.js';
import { dueOf, NOTHING_TOLD, scheduled } from '../watch-clocks/clocks-of-case.js';
import { workOn, type Changed } from '../work-on-cases/work-on.js';
import type { GivenVersion } from './answer-version.js';
import type { Router } from './router.js';

/** What is known beside an answer, by which its case is routed and promised. */
export interface Known {
  readonly customer?: CustomerMaster | undefined;
  /** The KPI of the evidence that weighs most. */
  readonly kpi?: string | undefined;
}

/** The case that an answer opens, routed, with its clocks running from when we could know. */
export function openCase(
  answer: GivenVersion,
  known: Known,
  router: Router,
  occasion: Occasion,
  inForce: InForce,
): Changed {
  const { rules, clockVersion } = inForce;
  const { caseId, responseId, revision, score, told, arrivedAt } = answer;
  const band = npsBand(score);
  const contractLevel = known.customer?.contractLevel;
  const { assigned, ruleId, why } = router.route(routedBy(answer, known), arrivedAt);
  const clocks = startClocks(classOf(rules, band, contractLevel), arrivedAt, calendarOf(rules, assigned.team));
  const promise = dueOf(clocks);
  const begun: Case = {
    ...freshCase(band, { team: assigned.team }, arrivedAt),
    ...{ caseId, responseId, invitationId: told.invitationId, surveyId: told.surveyId, score, ...promise },
    ...{ customerId: answer.customerId, contactId: answer.contactId, subscriptionId: answer.subscriptionId },
    ...{ journeyArea: answer.journeyArea, topic: answer.topic, segment: known.customer?.segment, contractLevel },
    answers: [{ responseId, revision, score, promise }],
    details: { [responseId]: { ...told, firstScore: score, clocks } },
    ...{ alert: !answer.late, openedAt: arrivedAt, clocks, told: NOTHING_TOLD, clockVersion },
    ...{ routing: { ruleId, why }, revision: 1 },
  };
  const one = scheduled(begun, arrivedAt, rules);
  const entry = {
    ...{ caseId, at: arrivedAt, by: occasion.by, move: 'open', from: 'open', to: 'open' },
    detail: { responseId, ruleId, why },
  };
  const open = { case: one, entries: [entry], news: [opened(one, occasion)] };
  return assigned.person === undefined ? open : assign(open, assigned, { ...occasion, by: 'routing' }, inForce);
}

/** A case given to a person by the rules. */
export function assign(change: Changed, to: Case['assigned'], occasion: Occasion, inForce: InForce): Changed {
  const worked = workOn(change.case, { kind: 'assign', to }, occasion, inForce);
  if (worked.kind === 'refused') return change;
  return {
    case: worked.case,
    entries: [...change.entries, ...worked.entries],
    news: [...change.news, ...worked.news],
  };
}

export function routedBy(answer: Pick<GivenVersion, 'score' | 'journeyArea' | 'told'>, { customer, kpi }: Known) {
  return {
    ...{ band: npsBand(answer.score), area: answer.journeyArea, language: answer.told.language, kpi },
    segment: customer?.segment,
    contractLevel: customer?.contractLevel,
    accountManager: customer?.accountManagerId,
  };
}
