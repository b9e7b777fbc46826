import { externalIdOf, type TicketDraft } from './ticket.js';

export interface TicketWords {
  readonly version: string;
  readonly type: string;
  readonly severity: string;
}

/** The body of `POST /troubleTicket` (TMF621), in the shape of the version that the system speaks. */
export function ticketRequest(draft: TicketDraft, { version, type, severity }: TicketWords): object {
  const common = {
    name: `Follow-up of case ${draft.caseId}`,
    description: descriptionOf(draft),
    ticketType: type,
    severity,
  };
  return version === 'v5' ? { ...common, ...v5(draft) } : { ...common, ...v4(draft) };
}

function descriptionOf({ score, journeyArea, team, note }: TicketDraft): string {
  const about = journeyArea === null ? '' : ` about ${journeyArea}`;
  const answer = `A customer answered ${score} of 10${about}. The case is with ${team}.`;
  return note === null ? answer : `${answer}\n${note}`;
}

function v4({ caseId, customerId, subscriptionId }: TicketDraft): object {
  return {
    '@type': 'TroubleTicket',
    externalId: externalIdOf(caseId),
    ...(customerId === null
      ? {}
      : { relatedParty: [{ id: customerId, role: 'customer', '@referredType': 'Customer' }] }),
    ...(subscriptionId === null
      ? {}
      : { relatedEntity: [{ id: subscriptionId, role: 'affected', '@referredType': 'Subscription' }] }),
  };
}

function v5({ caseId, customerId, subscriptionId }: TicketDraft): object {
  const party = { id: customerId, '@type': 'PartyRoleRef', '@referredType': 'Customer' };
  const entity = { id: subscriptionId, '@type': 'EntityRef', '@referredType': 'Subscription' };
  return {
    '@type': 'TroubleTicket',
    externalIdentifier: [
      {
        ...{ id: externalIdOf(caseId), owner: 'Sidetone', externalIdentifierType: 'case' },
        '@type': 'ExternalIdentifier',
      },
    ],
    ...(customerId === null
      ? {}
      : { relatedParty: [{ role: 'customer', partyOrPartyRole: party, '@type': 'RelatedPartyRefOrPartyRoleRef' }] }),
    ...(subscriptionId === null ? {} : { relatedEntity: [{ role: 'affected', entity, '@type': 'RelatedEntity' }] }),
  };
}
