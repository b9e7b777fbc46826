import { foundIn, ticketIn } from './read-ticket.js';
import { afterTicket } from './after-ticket.js';
import { ticketRequest } from './ticket-request.js';

const draft = {
  ...{
    caseId: 'CASE-1',
    customerId: 'CUS-1',
    subscriptionId: 'SUB-1',
    journeyArea: 'network',
    score: 2,
    team: 'network',
  },
  ...{ note: 'Drops at home.', attempt: 1, attempts: 1, giveUpAt: 0 },
};
const words = { type: 'complaint', severity: 'Minor' };

describe('the request for a ticket', () => {
  const common = {
    name: 'Follow-up of case CASE-1',
    description: 'A customer answered 2 of 10 about network. The case is with network.\nDrops at home.',
    ...{ ticketType: 'complaint', severity: 'Minor', '@type': 'TroubleTicket' },
  };

  it('has the shape of v4', () => {
    expect(ticketRequest(draft, { ...words, version: 'v4' })).toEqual({
      ...common,
      externalId: 'case:CASE-1',
      relatedParty: [{ id: 'CUS-1', role: 'customer', '@referredType': 'Customer' }],
      relatedEntity: [{ id: 'SUB-1', role: 'affected', '@referredType': 'Subscription' }],
    });
  });

  it('has the shape of v5', () => {
    expect(ticketRequest(draft, { ...words, version: 'v5' })).toEqual({
      ...common,
      externalIdentifier: [
        { id: 'case:CASE-1', owner: 'Sidetone', externalIdentifierType: 'case', '@type': 'ExternalIdentifier' },
      ],
      relatedParty: [
        {
          role: 'customer',
          partyOrPartyRole: { id: 'CUS-1', '@type': 'PartyRoleRef', '@referredType': 'Customer' },
          '@type': 'RelatedPartyRefOrPartyRoleRef',
        },
      ],
      relatedEntity: [
        {
          role: 'affected',
          entity: { id: 'SUB-1', '@type': 'EntityRef', '@referredType': 'Subscription' },
          '@type': 'RelatedEntity',
        },
      ],
    });
  });

  it('leaves out what is not known', () => {
    const bare = { ...draft, customerId: null, subscriptionId: null, journeyArea: null, note: null };
    expect(ticketRequest(bare, { ...words, version: 'v4' })).toEqual({
      ...common,
      description: 'A customer answered 2 of 10. The case is with network.',
      externalId: 'case:CASE-1',
    });
  });
});

describe('the answer of a ticket system', () => {
  it('tells our ticket from others, in the shape of either version', () => {
    const others = [{ id: 'TT-1', externalId: 'case:CASE-2' }, { id: 'TT-2' }, null, 7];
    const ours = { id: 42, status: 'pending', externalIdentifier: [{ id: 'crm' }, { id: 'case:CASE-1' }] };
    const ourTicketIn = (tickets: readonly unknown[]) => foundIn(JSON.stringify(tickets), 'CASE-1')?.ours;
    expect(ourTicketIn([...others, ours])).toEqual({ ticketId: '42', status: 'pending' });
    expect(ourTicketIn([...others, { ...ours, externalIdentifier: 'x' }])).toBeUndefined();
    expect(ourTicketIn([{ id: 'TT-9', externalId: 'case:CASE-1' }])).toEqual({ ticketId: 'TT-9', status: null });
  });

  it('is believed only if it is one', () => {
    expect([ticketIn('<html>'), ticketIn('{}'), ticketIn('{"id":""}'), ticketIn('[]')]).toEqual(
      Array(4).fill(undefined),
    );
    expect(foundIn('[]', 'CASE-1')).toEqual({ ours: undefined, ids: [] });
    expect([foundIn('{}', 'CASE-1'), foundIn('nothing', 'CASE-1')]).toEqual([undefined, undefined]);
  });
});

describe('a ticket that could not be made', () => {
  const now = Date.UTC(2026, 10, 23, 9);
  it('is tried for longer than a day, and then given up', () => {
    let [at, attempts] = [now, 0];
    for (;;) {
      attempts += 1;
      const after = afterTicket({ kind: 'failed', why: 'away' }, { attempts, giveUpAt: now + 72 * 3_600_000 }, at);
      if (after.kind !== 'waiting') break;
      at = after.nextAttemptAt;
    }
    expect((at - now) / 3_600_000).toBeGreaterThan(70);
    expect(attempts).toBeGreaterThan(70);
  });
});
