import { openCase } from '@sidetone/domain/cases';
import type { Band } from '@sidetone/domain/nps';
import type { Instant } from '@sidetone/domain/time';
import { close } from '../act-on-cases/close.js';
import type { Case, ClosedCase, OpenedCase } from '../persistence/case.js';
import type { AnswerVersion, GivenVersion } from './answer-version.js';

/**
 * What one version of an answer does to its case. `silent`: the case changes, but there is nothing to tell.
 * `noted`: there is no case yet and never may be one, because the withdrawal came before its answer.
 */
export type Followed =
  | { readonly kind: 'opened'; readonly case: OpenedCase }
  | { readonly kind: 'corrected' | 'reopened' | 'silent'; readonly case: Case }
  | { readonly kind: 'withdrawn'; readonly case: ClosedCase }
  | { readonly kind: 'noted' }
  | { readonly kind: 'ignored'; readonly reason: string };

const WITHDRAWN = 'the answer was withdrawn';
const ignored = (reason: string): Followed => ({ kind: 'ignored', reason });

/**
 * Follows an answer through its revisions: the first opens the case, a correction changes what it shows, a withdrawal ends it.
 * A revision that is not greater has no effect (rule R11).
 * @param withdrawnBefore whether the answer was withdrawn before it came
 */
export function followAnswer(standing: Case | undefined, version: AnswerVersion, withdrawnBefore = false): Followed {
  if (standing === undefined) {
    if (withdrawnBefore) return ignored(WITHDRAWN);
    return version.kind === 'given' ? { kind: 'opened', case: newCase(version) } : { kind: 'noted' };
  }
  if (version.revision <= standing.responseRevision) return ignored('case already open for this answer');
  if (standing.withdrawn) return ignored(WITHDRAWN);
  return version.kind === 'given' ? correct(standing, version) : withdraw(standing, version);
}

/** Late answers are followed up like others, but alarm nobody (rule R9). */
function newCase(answer: GivenVersion): OpenedCase {
  const draft = openCase(asked(answer), answer.arrivedAt);
  return {
    caseId: answer.caseId,
    responseId: answer.responseId,
    responseRevision: answer.revision,
    invitationId: answer.invitationId,
    surveyId: answer.surveyId,
    customerId: answer.customerId,
    contactId: answer.contactId,
    subscriptionId: answer.subscriptionId,
    journeyArea: answer.journeyArea,
    score: draft.score,
    band: draft.band,
    priority: draft.priority,
    team: draft.team,
    state: 'open',
    stateChangedAt: draft.openedAt,
    alert: !answer.late,
    overdue: false,
    escalationLevel: 0,
    openedAt: draft.openedAt,
    firstContactDue: draft.firstContactDue,
    resolveDue: draft.resolveDue,
    contactedAt: null,
    closedAt: null,
    outcome: null,
    rootCause: null,
    withdrawn: false,
    version: 1,
  };
}

const WORST_FIRST: readonly Band[] = ['detractor', 'passive', 'promoter'];

/**
 * A case whose band got worse lives again, whatever was done in it: that was done about a happier customer. Otherwise a case
 * not yet taken up gets the clocks of its new band, from when we learned of it; once the customer was contacted, and within
 * the same band, the promises made stay.
 */
function correct(standing: Case, answer: GivenVersion): Followed {
  const { score, band, priority, team, firstContactDue, resolveDue } = openCase(asked(answer), answer.arrivedAt);
  const corrected: Case = {
    ...standing,
    responseRevision: answer.revision,
    journeyArea: answer.journeyArea,
    score,
    band,
    priority,
  };
  const version = standing.version + 1;
  if (WORST_FIRST.indexOf(band) < WORST_FIRST.indexOf(standing.band)) {
    const again = live({ ...corrected, team, firstContactDue, resolveDue, version }, answer.arrivedAt);
    return { kind: standing.closedAt === null ? 'corrected' : 'reopened', case: again };
  }
  if (standing.closedAt !== null) return { kind: 'silent', case: corrected };
  const restarted = standing.contactedAt === null && band !== standing.band;
  const clocks = restarted ? { team, firstContactDue, resolveDue, overdue: false } : {};
  return { kind: 'corrected', case: { ...corrected, ...clocks, version } };
}

/** The case as if nobody had done anything in it yet. */
function live(one: Case, now: Instant): Case {
  return {
    ...one,
    state: 'open',
    stateChangedAt: one.state === 'open' ? one.stateChangedAt : now,
    overdue: false,
    escalationLevel: 0,
    contactedAt: null,
    closedAt: null,
    outcome: null,
    rootCause: null,
  };
}

/** Nobody calls about an answer that no longer counts, and who gave it is forgotten (rule R18). */
function withdraw(standing: Case, { revision, arrivedAt }: AnswerVersion): Followed {
  const forgotten: Case = {
    ...standing,
    responseRevision: revision,
    customerId: null,
    contactId: null,
    subscriptionId: null,
    withdrawn: true,
  };
  if (standing.closedAt !== null) return { kind: 'silent', case: forgotten };
  return { kind: 'withdrawn', case: close(forgotten, { outcome: 'notNeeded' }, arrivedAt) };
}

function asked(answer: GivenVersion): Parameters<typeof openCase>[0] {
  const { responseId, customerId, contactId, score } = answer;
  return {
    ...{ responseId, customerId, contactId, score },
    subscriptionId: answer.subscriptionId ?? undefined,
    journeyArea: answer.journeyArea ?? undefined,
  };
}
