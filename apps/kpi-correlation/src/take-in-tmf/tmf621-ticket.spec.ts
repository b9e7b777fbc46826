import { dataOf, eventsOf, notificationOf } from './testing/adapt-sample.js';

const V4 = 'tmf621-v4.TroubleTicketStatusChangeEvent';
const V5 = 'tmf621-v5.TroubleTicketStatusChangeEvent';
const CREATED = 'tmf621-v5.TroubleTicketCreateEvent';

describe('a trouble ticket', () => {
  it('may say little: what is absent is not said', () => {
    expect(dataOf(notificationOf(V5))).toEqual({
      ticketId: 'TT-48213',
      change: 'status',
      status: 'resolved',
      statusChangedAt: '2026-11-23T07:12:30.000Z',
      statusReason: 'Cell back in service',
      tmf: '621v5',
    });
  });

  it.each([
    [
      'v4',
      V4,
      {
        statusChange: [
          { status: 'Resolved ', changeDate: '2026-11-23T06:00:00Z' },
          { status: 'resolved', changeDate: '2026-11-23T07:00:00+0200' },
        ],
      },
    ],
    [
      'v5',
      V5,
      {
        statusChangeHistory: [
          { status: 'held', statusChangeDate: '2026-11-23T06:30:00Z' },
          { status: 'resolved', statusChangeDate: '2026-11-23T06:00:00Z' },
        ],
      },
    ],
  ])('took its status when its history says so, where nothing else does, in %s', (_version, sample, history) => {
    const said = dataOf(notificationOf(sample, { statusChangeDate: undefined, ...history }));
    expect(said['statusChangedAt']).toMatch(/^2026-11-23T06:00:00(\.000)?Z$/);
  });

  it('took its status when the event happened, where it has no history either', () => {
    const said = dataOf(notificationOf(V4, { statusChangeDate: null, statusChange: 'none' }));
    expect(said['statusChangedAt']).toBe('2026-11-23T07:12:30.000Z');
  });

  it.each([
    ['v4', V4, { externalId: 'case:CASE-501' }],
    ['v5', CREATED, { externalIdentifier: [{ id: 'CRM-1' }, { id: 'case:CASE-501' }] }],
  ])('names the case that it was opened for, in %s', (_version, sample, external) => {
    expect(dataOf(notificationOf(sample, external))['relatedIds']).toEqual(['case:CASE-501', 'PRD-1001']);
  });

  it('finds entities by what they are, and numbers as ids', () => {
    const entity = (id: unknown, type: string) => ({ id, '@referredType': type });
    const relatedEntity = [
      entity(17, 'Product'),
      { entity: entity('SVC-1', 'CustomerFacingService') },
      entity('R-1', ' physicalresource'),
      entity('R-2', 'Resource'),
      entity('ACC-1', 'BillingAccount'),
      entity('X-1', 'constructor'),
      entity(undefined, 'Product'),
      'nonsense',
    ];
    expect(dataOf(notificationOf(V4, { relatedEntity }))).toMatchObject({
      relatedIds: ['17', 'SVC-1'],
      resourceIds: ['R-1', 'R-2'],
      accountId: 'ACC-1',
    });
  });

  it.each([
    ['a related entity', { relatedEntity: [{ id: 'SUB-1', '@referredType': 'Subscription' }] }],
    ['a characteristic', { troubleTicketCharacteristic: [{ name: 'x' }, { name: 'subscriptionId', value: 'SUB-1' }] }],
  ])('knows its subscription by %s', (_what, resource) => {
    expect(dataOf(notificationOf(CREATED, resource))['subscriptionId']).toBe('SUB-1');
  });

  it.each([
    [
      'by its role',
      [
        { id: 'A', role: 'agent' },
        { id: 'C', role: ' Customer' },
      ],
      'C',
    ],
    [
      'by what it refers to, without a role',
      [
        { id: 'A', role: 'agent' },
        { id: 'C', '@referredType': 'Customer' },
      ],
      'C',
    ],
    ['in the shape of v5', [{ role: 'customer', partyOrPartyRole: { id: 'C', partyId: 'P' } }], 'C'],
    ['by its party, in v5', [{ role: 'customer', partyOrPartyRole: { partyId: 'P' } }], 'P'],
    ['not by another role', [{ id: 'A', role: 'agent', '@referredType': 'Customer' }], undefined],
  ])('knows its customer %s', (_what, relatedParty, customer) => {
    expect(dataOf(notificationOf(V4, { relatedParty }))['customerId']).toBe(customer);
  });

  it('promises to the end of a day', () => {
    expect(dataOf(notificationOf(V4, { expectedResolutionDate: '2026-11-24' }))['expectedResolutionAt']).toBe(
      '2026-11-24T21:59:59.000Z',
    );
  });
});

describe('a complaint about a bill', () => {
  const complaint = {
    ticketType: 'Complaint',
    description: 'Line charged before it was delivered, call +358 40 123 4567',
    relatedEntity: [
      { id: 'BIL-7', '@referredType': 'CustomerBill' },
      { id: 'ACC-1', '@referredType': 'BillingAccount' },
    ],
  };

  it('is a ticket and a dispute, each under an id of its own', () => {
    const events = eventsOf(notificationOf(V4, complaint, { eventId: 'E-1' }));
    expect(events.map(({ type, id, key }) => [type, id, key])).toEqual([
      ['bss.ticket.changed.v1', 'E-1', 'TT-48213'],
      ['bss.dispute.changed.v1', 'E-1/dispute', 'TT-48213'],
    ]);
    expect(events[1]?.data).toEqual({
      disputeId: 'TT-48213',
      billId: 'BIL-7',
      status: 'upheld',
      statusChangedAt: '2026-11-23T07:12:30.000Z',
      openedAt: '2026-11-22T16:05:11.402Z',
      closedAt: '2026-11-23T07:12:30.000Z',
      reason: 'Line charged before it was delivered, call [phone]',
      customerId: 'CUS-100',
      accountId: 'ACC-1',
      tmf: '621v4',
    });
  });

  it('says in the dispute, too, whose line and what it is about', () => {
    const about = ['Subscription', 'Resource', 'CustomerBill'].map((type) => ({ id: type, '@referredType': type }));
    const [, dispute] = eventsOf(notificationOf(V4, { ...complaint, relatedEntity: about }));
    expect(dispute?.data).toMatchObject({ subscriptionId: 'Subscription', resourceIds: ['Resource'] });
  });

  it.each([
    ['acknowledged', 'open'],
    ['inProgress', 'inProgress'],
    ['escalatedToPartner', 'inProgress'],
    ['constructor', 'inProgress'],
    ['Rejected', 'refused'],
    ['cancelled', 'withdrawn'],
    ['closed', 'upheld'],
  ])('that is %s is a dispute that is %s', (status, expected) => {
    const [, dispute] = eventsOf(notificationOf(V4, { ...complaint, status }));
    expect(dispute?.data).toMatchObject({ status: expected });
  });

  it.each([
    ['a complaint about something else', { ...complaint, relatedEntity: [] }],
    ['another ticket about a bill', { ...complaint, ticketType: 'incident' }],
  ])('is not %s', (_what, resource) => {
    expect(eventsOf(notificationOf(V4, resource))).toHaveLength(1);
  });
});
