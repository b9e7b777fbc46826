import { billChanged, type BillChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** Bill BIL-1 of CUS-100 told to be sent at `at`, or what you make of it. */
export function aBillChange(id: string, at: Instant, data: Partial<BillChanged> = {}): OutgoingEvent<BillChanged> {
  return billChanged.create({
    id,
    source: '//bss.example/tmf678',
    time: at,
    data: {
      billId: 'BIL-1',
      state: 'sent',
      stateChangedAt: toIso(at),
      amount: { amount: 49.9, currency: 'EUR' },
      customerId: 'CUS-100',
      accountId: 'ACC-100',
      ...data,
    },
  });
}
