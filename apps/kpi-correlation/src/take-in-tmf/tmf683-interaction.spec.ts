import { dataOf, eventsOf, notificationOf, refusalOf, samplesWays } from './testing/adapt-sample.js';
import { defaultInteractionTable, kindOfInteraction } from './interaction-table.js';

const V4 = 'tmf683-v4.PartyInteractionStatusChangeEvent';
const V5 = 'tmf683-v5.PartyInteractionCreateEvent';

describe('an interaction', () => {
  it('needs a customer: without one there is nobody to ask', () => {
    expect(refusalOf(notificationOf(V4, { relatedParty: [] }))).toContain('relatedParty (role customer)');
  });

  it('reads channel and parties in the shape of v5, and a kind that ends without Event', () => {
    const said = dataOf(notificationOf(V5, {}, { eventType: undefined, '@type': 'PartyInteractionStatusChange' }));
    expect(said).toMatchObject({
      channel: 'call',
      customerId: 'CUS-100',
      contactId: 'CON-100',
      status: 'completed',
      tmf: '683v5',
    });
  });

  it('keeps a channel that the operator has not named', () => {
    const ways = { ...samplesWays, interactions: { ...samplesWays.interactions, channels: {} } };
    expect(dataOf(notificationOf(V4), undefined, ways)['channel']).toBe('CH-CALL');
    expect(dataOf(notificationOf(V4, { channel: [{ id: 'constructor' }] }), undefined, ways)['channel']).toBe(
      'constructor',
    );
  });

  it('takes its reason from its items, where it has none itself', () => {
    expect(dataOf(notificationOf(V4, { reason: undefined }))).toMatchObject({
      reason: 'ticketStatus',
      kind: 'support',
    });
  });

  it('took its status when the event happened, where it does not say when', () => {
    expect(dataOf(notificationOf(V4, { statusChangeDate: undefined }))['statusChangedAt']).toBe('2026-11-23T09:52:10Z');
  });

  it('keeps no number or address that stands in its reason, and still goes by its words', () => {
    const said = dataOf(notificationOf(V4, { reason: 'Billing: call me at +358 40 123 4567 or me@oss.example' }));
    expect(said).toMatchObject({ kind: 'billing', reason: 'Billing: call me at [phone] or [email]' });
  });

  it('about a disputed bill opens a dispute, at its beginning', () => {
    const items = [
      { id: '1', item: { id: 'BIL-7', '@referredType': 'CustomerBill' } },
      { id: '2', item: { id: 'SUB-1001', '@referredType': 'Subscription' } },
    ];
    const disputing = notificationOf(V4, { reason: 'Billing dispute', interactionItem: items });
    const [interaction, dispute, ...others] = eventsOf(disputing);
    expect(others).toEqual([]);
    expect(interaction?.data).toMatchObject({ kind: 'billing', relatedIds: ['BIL-7', 'SUB-1001'] });
    expect(dispute).toMatchObject({
      type: 'bss.dispute.changed.v1',
      id: 'int-55210-2/dispute',
      data: {
        disputeId: 'INT-55210',
        billId: 'BIL-7',
        status: 'open',
        statusChangedAt: '2026-11-23T09:40:02Z',
        openedAt: '2026-11-23T09:40:02Z',
        subscriptionId: 'SUB-1001',
        customerId: 'CUS-100',
      },
    });
  });
});

describe('the table of interactions', () => {
  const kind = (reason: string, channel = '') => kindOfInteraction(defaultInteractionTable, reason, channel);

  it.each([
    ['technicalSupport', 'support'],
    ['Billing question', 'billing'],
    ['order status', 'sale'],
    ['installation', 'delivery'],
    ['Technician visit', 'technicianVisit'],
    ['small talk', 'other'],
    ['', 'other'],
  ])('takes "%s" for %s unless the operator says otherwise', (reason, expected) => {
    expect(kind(reason)).toBe(expected);
  });

  it('goes by channel where the reason says nothing', () => {
    expect(kind('other', 'CH-SHOP Helsinki')).toBe('sale');
  });

  it('takes the first rule of which each list holds', () => {
    const table = {
      ...defaultInteractionTable,
      kinds: [
        { reason: ['lasku'], channel: ['myymälä'], kind: 'sale' as const },
        { reason: ['lasku'], kind: 'billing' as const },
      ],
    };
    expect(kindOfInteraction(table, 'Lasku_kysymys', 'Myymälä 3')).toBe('sale');
    expect(kindOfInteraction(table, 'Lasku_kysymys', 'puhelin')).toBe('billing');
  });
});
