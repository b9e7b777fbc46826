import { kpiSourceCovered, type KpiSourceCovered, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A source's word that it has told everything about single subscriptions from `from` to `to`. */
export function aCoverage(
  id: string,
  from: Instant,
  to: Instant,
  data: Partial<KpiSourceCovered> = {},
): OutgoingEvent<KpiSourceCovered> {
  return kpiSourceCovered.create({
    id,
    source: '//oss.example/coverage',
    time: to,
    data: {
      sourceId: 'everything',
      scopeKind: 'subscription',
      periodStart: toIso(from),
      periodEnd: toIso(to),
      complete: true,
      ...data,
    },
  });
}
