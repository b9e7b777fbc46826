import { DAY_MS, toIso } from '@sidetone/domain/time';
import type { Asked, PolicyCase, Rule, Violation } from './asked.js';
import { byContact, groupBy } from './group-by.js';

/** Invitations that were one too many in the period that ends with them, of one contact or of all contacts of a customer. Nothing is exempt. */
export function capViolations({ policy, asked, people }: PolicyCase): readonly Violation[] {
  const { contactCap, accountCap } = policy;
  const customerOf = ({ contactId }: Asked): string => people.get(contactId)?.customerId ?? contactId;
  return [
    ...(contactCap ? [...byContact(asked).values()].flatMap((own) => over(own, contactCap, 'contact cap')) : []),
    ...(accountCap
      ? [...groupBy(asked, customerOf).values()].flatMap((own) => over(own, accountCap, 'account cap'))
      : []),
  ];
}

function over(
  asked: readonly Asked[],
  { invitations, days }: { readonly invitations: number; readonly days: number },
  rule: Rule,
): readonly Violation[] {
  return asked.flatMap(({ invitationId, contactId, surveyId, at }) => {
    const inPeriod = asked.filter((other) => other.at <= at && other.at > at - days * DAY_MS).length;
    if (inPeriod <= invitations) return [];
    const what = `${contactId} was asked by ${surveyId} on ${toIso(at)}, number ${inPeriod} in ${days} days; ${invitations} are allowed.`;
    return [{ rule, invitationId, contactId, what }];
  });
}
