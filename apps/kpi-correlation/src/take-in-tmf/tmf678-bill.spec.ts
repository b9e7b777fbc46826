import { dataOf, notificationOf, refusalOf } from './testing/adapt-sample.js';

const V5 = 'tmf678-v5.CustomerBillStateChangeEvent';

describe('a bill', () => {
  it('is due at the end of a day, and may be a credit', () => {
    const said = dataOf(notificationOf(V5, { paymentDueDate: '2026-11-21', amountDue: { unit: 'ZAR', value: -5 } }));
    expect(said).toMatchObject({ dueAt: '2026-11-21T21:59:59.000Z', amount: { amount: -5, currency: 'ZAR' } });
  });

  it('says nothing of an amount that it does not have, and cannot have one without currency', () => {
    expect(dataOf(notificationOf(V5, { amountDue: undefined }))).not.toHaveProperty('amount');
    expect(refusalOf(notificationOf(V5, { amountDue: { value: 5 } }))).toMatch(
      /'amount.*currency.*event\.customerBill\.amountDue/,
    );
  });
});
