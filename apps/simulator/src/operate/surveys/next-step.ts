import type { Instant } from '@sidetone/domain/time';
import type { CasePlan } from '../../world/index.js';
import type { ShownCase } from './shown-case.js';

/** A command on a case, by its path and body. `attempt` marks a call that nobody took. */
export type CaseStep =
  | { readonly what: 'contact'; readonly body: { readonly result: 'noAnswer' | 'reached' | 'refused' } }
  | { readonly what: 'cause' | 'action' }
  | { readonly what: 'resolve' }
  | { readonly what: 'close'; readonly body: { readonly outcome: 'resolved' | 'noContact' } };

/** One round of a case: how it goes, and when its next steps are ripe. */
export interface Round {
  readonly plan: CasePlan;
  readonly contactAt: Instant;
  /** Known once the customer was reached. */
  readonly mendedAt: Instant | undefined;
}

/**
 * What a person at work does next with a case at `now`, if anything. A detractor's case that is resolved waits for what the customer says of
 * it; thanks and passives are closed with it.
 * @param openPlan the action plan that is open against the case's cause
 */
export function nextStep(one: ShownCase, round: Round, now: Instant, openPlan?: string): CaseStep | undefined {
  switch (one.state) {
    case 'open':
    case 'assigned':
    case 'reopened':
      return now < round.contactAt ? undefined : call(one, round.plan, now);
    case 'unreachable':
    case 'contactRefused':
      return { what: 'close', body: { outcome: 'noContact' } };
    case 'contacted':
      if (one.band !== 'promoter' && one.rootCause === null) return { what: 'cause' };
      return one.band === 'promoter' ? { what: 'resolve' } : resolveWhenMended(round, now);
    case 'causeAgreed':
      if (openPlan !== undefined && !one.actions.includes(openPlan)) return { what: 'action' };
      return resolveWhenMended(round, now);
    case 'inAction':
      return resolveWhenMended(round, now);
    case 'resolved':
      return one.band === 'detractor' ? undefined : { what: 'close', body: { outcome: 'resolved' } };
    case 'verified':
      return { what: 'close', body: { outcome: 'resolved' } };
    default:
      return undefined;
  }
}

function call({ attempts }: ShownCase, { callsInVain, wantsNoContact }: CasePlan, now: Instant): CaseStep | undefined {
  const last = attempts.at(-1);
  // Whoever took no call is left in peace until the next time that somebody is at work.
  if (last !== undefined && Date.parse(last) === now) return undefined;
  if (wantsNoContact) return { what: 'contact', body: { result: 'refused' } };
  return { what: 'contact', body: { result: attempts.length < callsInVain ? 'noAnswer' : 'reached' } };
}

function resolveWhenMended({ mendedAt }: Round, now: Instant): CaseStep | undefined {
  return mendedAt !== undefined && now >= mendedAt ? { what: 'resolve' } : undefined;
}
