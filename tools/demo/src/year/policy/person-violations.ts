import { toIso } from '@sidetone/domain/time';
import type { PolicyCase, Rule, Violation } from './asked.js';
import { byContact } from './group-by.js';

/** Invitations of people who did not agree, had enough, were gone, or were in the middle of something. */
export function personViolations({ policy, asked, people, optedOut, states }: PolicyCase): readonly Violation[] {
  const optOuts = byContact(optedOut);
  const troubles = byContact(states);
  const leaveAlone = new Set(policy.leaveAlone ?? []);
  const exempt = new Set(policy.exemptKinds ?? []);
  return asked.flatMap((one) => {
    const { contactId, channel, kind, at, sentAt } = one;
    const person = people.get(contactId);
    const found: Violation[] = [];
    const note = (rule: Rule, why: string): void => {
      const { invitationId, surveyId } = one;
      const what = `${contactId} was asked by ${surveyId} on ${toIso(at)}; ${why}.`;
      found.push({ rule, invitationId, contactId, what });
    };
    if (person && !person.consents) note('consent', 'the contact never agreed');
    const departedAt = person?.departedAt;
    if (departedAt !== undefined && [at, ...sentAt].some((moment) => moment >= departedAt))
      note('departed', `the contact was gone since ${toIso(departedAt)}`);
    for (const { scope, at: since } of optOuts.get(contactId) ?? []) {
      if (scope !== 'all' && scope !== channel) continue;
      // Who opts out at a moment is asked no more after it: what was decided at that moment came before.
      if ([at, ...sentAt].some((moment) => moment > since)) note('opt-out', `opted out on ${toIso(since)}`);
    }
    for (const { state, from, to } of troubles.get(contactId) ?? []) {
      const holds = from <= at && at < to && leaveAlone.has(state);
      if (holds && !(state === 'openCase' && exempt.has(kind))) note('left alone', `${state} held`);
    }
    return found;
  });
}
