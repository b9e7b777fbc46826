import { lowSignal, type LowSignal, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';

/** A day that ends at `at`, in which SUB-1001 was served with low signal for `lowMin` minutes. */
export function aLowSignal(
  id: string,
  at: Instant,
  lowMin: number,
  data: Partial<LowSignal> = {},
): OutgoingEvent<LowSignal> {
  return lowSignal.create({
    id,
    source: '//oss.example/app-agent',
    time: at,
    data: {
      periodStart: toIso(at - DAY_MS),
      periodEnd: toIso(at),
      lowMin,
      servedMin: 1_310,
      metric: 'rsrp',
      thresholdDbm: -115,
      cellId: 'CELL-1',
      subscriptionId: 'SUB-1001',
      ...data,
    },
  });
}
