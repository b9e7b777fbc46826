import { kpiSourceCovered, type OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sourceUri, type OperatorSource } from './operator-sources.js';

/** A source's word that it has told everything of `[from, to)`: one event a day (UTC) or part of a day. */
export function coverageEvents(source: OperatorSource, from: Instant, to: Instant): readonly OutgoingEvent[] {
  const events: OutgoingEvent[] = [];
  for (let start = from; start < to;) {
    const end = Math.min(to, (Math.floor(start / DAY_MS) + 1) * DAY_MS);
    events.push(
      kpiSourceCovered.create({
        id: `cov-${source.sourceId}-${toIso(start)}-${toIso(end)}`,
        source: sourceUri(source),
        time: end,
        data: {
          sourceId: source.sourceId,
          scopeKind: source.scopeKind,
          kpis: [...source.kpis],
          periodStart: toIso(start),
          periodEnd: toIso(end),
          complete: true,
        },
      }),
    );
    start = end;
  }
  return events;
}
