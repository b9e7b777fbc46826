import { orderChanged, type OrderChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** Order SO-1 for SUB-1001 told to be in progress since `at`, or what you make of it. */
export function anOrderChange(id: string, at: Instant, data: Partial<OrderChanged> = {}): OutgoingEvent<OrderChanged> {
  return orderChanged.create({
    id,
    source: '//bss.example/tmf641',
    time: at,
    data: {
      orderId: 'SO-1',
      change: 'state',
      state: 'inProgress',
      stateChangedAt: toIso(at),
      customerId: 'CUS-100',
      subscriptionId: 'SUB-1001',
      ...data,
    },
  });
}
