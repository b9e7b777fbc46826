import { DAY_MS, toIso } from '@sidetone/domain/time';
import type { Asked, PolicyCase, Rule, Violation } from './asked.js';
import { byContact } from './group-by.js';

/**
 * Pairs that a clock should have kept apart. Clocks are days of 24 hours; 0 is none. Those of any survey do not hold for exempt kinds,
 * whose invitations count for the others all the same. Of two at the same moment an exempt one may have been the second.
 */
export function clockViolations({ policy, clocks, asked, answered }: PolicyCase): readonly Violation[] {
  const earlierOf = byContact(asked);
  const answersOf = byContact(answered);
  const exempt = new Set(policy.exemptKinds ?? []);
  return asked.flatMap((later) => {
    const own = clocks.get(later.surveyId) ?? {};
    const any = exempt.has(later.kind) ? {} : policy.anySurvey;
    const found: Violation[] = [];
    for (const earlier of earlierOf.get(later.contactId) ?? []) {
      if (!comesBefore(earlier, later, exempt)) continue;
      const gapMs = later.at - earlier.at;
      const what = `${earlier.surveyId} had asked on ${toIso(earlier.at)}`;
      if (tooSoon(gapMs, any.invitedDays)) found.push(broken(later, 'any survey, after an invitation', what));
      if (earlier.surveyId === later.surveyId && tooSoon(gapMs, own.invitedDays))
        found.push(broken(later, 'this survey, after an invitation', what));
    }
    for (const { surveyId, at, knownAt } of answersOf.get(later.contactId) ?? []) {
      if (knownAt >= later.at) continue;
      const what = `${surveyId} had been answered on ${toIso(at)}`;
      if (tooSoon(later.at - at, any.answeredDays)) found.push(broken(later, 'any survey, after an answer', what));
      if (surveyId === later.surveyId && tooSoon(later.at - at, own.answeredDays))
        found.push(broken(later, 'this survey, after an answer', what));
    }
    return found;
  });
}

function comesBefore(earlier: Asked, later: Asked, exempt: ReadonlySet<string>): boolean {
  if (earlier.at !== later.at) return earlier.at < later.at;
  if (exempt.has(earlier.kind) || exempt.has(later.kind)) return false;
  return earlier.invitationId < later.invitationId;
}

function tooSoon(gapMs: number, days = 0): boolean {
  return days > 0 && gapMs < days * DAY_MS;
}

function broken({ invitationId, contactId, surveyId, at }: Asked, rule: Rule, why: string): Violation {
  return { rule, invitationId, contactId, what: `${contactId} was asked by ${surveyId} on ${toIso(at)}; ${why}.` };
}
