import type { Instant } from '../time/index.js';
import type { Weighed } from './aggregate.js';
import type { CompiledCatalogue } from './compile-catalogue.js';

/** An event to show to whoever calls the customer. */
export interface Evidence {
  readonly kpi: string;
  readonly eventId: string;
  readonly type: string;
  readonly at: Instant;
}

const MOST = 50;

/**
 * At most 50 events, the worst first: the worst of each KPI, then the second worst of each, and so on, because minutes and
 * tickets cannot be weighed against each other. Only KPIs of which more is known to be worse bear evidence.
 */
export function evidenceOf(
  belonging: ReadonlyMap<string, readonly Weighed[]>,
  catalogue: Pick<CompiledCatalogue, 'definition'>,
): readonly Evidence[] {
  const ranked = [...belonging]
    .filter(([kpi]) => catalogue.definition(kpi)?.direction === 'worse')
    .flatMap(([, events]) =>
      events
        .filter(({ weight }) => weight > 0)
        .sort(worstFirst)
        .map(withPlace),
    );
  ranked.sort((a, b) => a.place - b.place || b.at - a.at || compareText(a.kpi, b.kpi));
  return ranked.slice(0, MOST).map(({ kpi, eventId, type, at }) => ({ kpi, eventId, type, at }));
}

const withPlace = ({ contribution }: Weighed, place: number) => ({ ...contribution, place });

/** Then the latest, which is remembered best; then by id, so that the same events always stand in the same order. */
export function worstFirst(a: Weighed, b: Weighed): number {
  return (
    b.weight - a.weight ||
    b.contribution.at - a.contribution.at ||
    compareText(a.contribution.eventId, b.contribution.eventId)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
