import { disputeChanged, type DisputeChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** Dispute DIS-1 of CUS-100 over bill BIL-1, told to be open since `at`, or what you make of it. */
export function aDisputeChange(
  id: string,
  at: Instant,
  data: Partial<DisputeChanged> = {},
): OutgoingEvent<DisputeChanged> {
  return disputeChanged.create({
    id,
    source: '//bss.example/tmf621',
    time: at,
    data: {
      disputeId: 'DIS-1',
      billId: 'BIL-1',
      status: 'open',
      statusChangedAt: toIso(at),
      amount: { amount: 12.5, currency: 'EUR' },
      customerId: 'CUS-100',
      ...data,
    },
  });
}
