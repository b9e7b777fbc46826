import { billChanged, type BillChanged } from '@sidetone/contracts/events';
import { foldBill } from './fold-bills.js';
import { sampleOf } from './testing/sample-of.js';
import { at, billTold, spans } from './testing/told-states.js';

const sent = { state: 'sent', stateChangedAt: at('08'), dueAt: at('10') } as const;
const settled = { state: 'settled', stateChangedAt: at('12') } as const;
const unpaid = (...changes: readonly Partial<BillChanged>[]) => spans(foldBill(billTold(...changes)));

describe('foldBill', () => {
  it('is unpaid from its due date until it is settled; a part payment does not settle it', () => {
    const part = { state: 'partiallyPaid', stateChangedAt: at('11') } as const;
    expect(unpaid(sent, part, settled)).toEqual(['20 10:00:00 to 20 12:00:00']);
    expect(unpaid(sent, part)).toEqual(['20 10:00:00 to …']);
  });

  it('is not unpaid when it is settled by its due date', () => {
    expect(unpaid(sent, { ...settled, stateChangedAt: at('09') })).toEqual([]);
    expect(unpaid(sent, { ...settled, stateChangedAt: at('10') })).toEqual([]);
    expect(unpaid(sent, { ...settled, stateChangedAt: at('09') }, { ...settled, stateChangedAt: at('11') })).toEqual(
      [],
    );
  });

  it('was unpaid, too, when only its late settlement is told', () => {
    expect(unpaid({ ...settled, dueAt: at('10') })).toEqual(['20 10:00:00 to 20 12:00:00']);
  });

  it('is unpaid again when a payment is taken back, and not before the due date', () => {
    const bounced = { state: 'sent', stateChangedAt: at('14') } as const;
    expect(unpaid(sent, settled, bounced)).toEqual(['20 10:00:00 to 20 12:00:00', '20 14:00:00 to …']);
    const early = { ...settled, stateChangedAt: at('08:30') };
    expect(unpaid(sent, early, { ...bounced, stateChangedAt: at('09') })).toEqual(['20 10:00:00 to …']);
  });

  it('keeps the last due date told, since a later one is granted', () => {
    expect(unpaid(sent, { stateChangedAt: at('09'), dueAt: at('11') }, settled)).toEqual([
      '20 11:00:00 to 20 12:00:00',
    ]);
  });

  it('is never unpaid without a due date, nor when there is nothing to pay', () => {
    expect(unpaid({ ...sent, dueAt: undefined })).toEqual([]);
    expect(unpaid({ ...sent, amount: { amount: -20, currency: 'EUR' } })).toEqual([]);
    expect(unpaid({ ...sent, amount: { amount: 0, currency: 'EUR' } })).toEqual([]);
    expect(unpaid({ ...sent, amount: { amount: 0.01, currency: 'EUR' } })).toHaveLength(1);
    expect(foldBill([])).toEqual([]);
  });

  it('stays unpaid through a state nobody knows', () => {
    expect(unpaid(sent, { state: 'withCollector', stateChangedAt: at('11') })).toEqual(['20 10:00:00 to …']);
  });

  it('knows the sample', () => {
    expect(foldBill(billTold(sampleOf(billChanged)))).toMatchObject([
      {
        name: 'bill.unpaid',
        eventId: 'E-1',
        type: 'bss.bill.changed.v1',
        at: Date.parse('2026-11-21T22:00:00Z'),
        fields: { billId: 'BIL-200-2026-10', amount: { amount: 18450, currency: 'ZAR' } },
      },
    ]);
  });
});
