import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '@sidetone/domain/time';
import type { Incident, Order, Ticket } from './incident.js';
import { outageCountOf, outageLengthOf } from './outage-exposure.js';
import type { PlantableKpi } from './plantable-kpis.js';
import { holds, overlap, type Span } from './span.js';

/** Days before the answer that count, as in section 4 of the event vocabulary. */
export const EXPOSURE_WINDOW_DAYS = 28;

/** One KPI over the window: its value in the KPI's unit, and how many days before the answer each counted event was. */
export interface Exposure {
  readonly value: number;
  readonly agesDays: readonly number[];
}

export type Exposures = Readonly<Record<PlantableKpi, Exposure>>;

/** A time in which a share of a line's use was away. */
export interface SharedSpan extends Span {
  readonly share: number;
}

/** What a line went through, and when it was the respondent's: before and after, somebody else felt it. */
export interface LivedLine {
  readonly incidents: readonly Incident[];
  readonly outages: readonly SharedSpan[];
  readonly theirs: Span;
}

/** A line as far as it counts for one answer. */
interface CountedLine extends LivedLine {
  /** The part of the window in which the line was theirs. */
  readonly felt: Span;
}

/**
 * What hit a person in the half-open 28 days before an answer, on each line while it was theirs. Over several lines counts,
 * minutes and hours are summed, days are the maximum (vocabulary, section 4). What was going on when a line changed hands counts
 * for either owner up to that moment or from it.
 */
export function exposuresBefore(answeredAt: Instant, lived: readonly LivedLine[]): Exposures {
  const window = { from: answeredAt - EXPOSURE_WINDOW_DAYS * DAY_MS, to: answeredAt };
  const lines = lived.flatMap((line): readonly CountedLine[] => {
    const felt = overlap(line.theirs, window);
    return felt ? [{ ...line, felt }] : [];
  });
  const happened = <K extends Exclude<Incident['kind'], 'ticket' | 'order' | 'interaction'>>(kind: K) =>
    lines.flatMap(({ incidents, felt }) =>
      incidents.filter(
        (incident): incident is Extract<Incident, { kind: K; at: Instant }> =>
          incident.kind === kind && 'at' in incident && holds(felt, incident.at),
      ),
    );
  const counted = (moments: readonly Instant[]): Exposure => ({
    value: moments.length,
    agesDays: moments.map((at) => (answeredAt - at) / DAY_MS),
  });
  const momentsOf = (of: (line: CountedLine) => readonly Instant[]): Exposure =>
    counted(lines.flatMap((line) => of(line).filter((at) => holds(line.felt, at))));
  const summed = (of: (line: CountedLine) => number): Exposure =>
    measured(lines.reduce((sum, line) => sum + of(line), 0));
  const minutes = (spells: readonly { readonly seconds: number }[]): Exposure =>
    measured(spells.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  return {
    'voice.drop.count': counted(happened('voiceDrop').map(({ at }) => at)),
    'voice.setupfail.count': counted(happened('voiceSetupFailure').map(({ at }) => at)),
    'data.fail.count': counted(happened('dataFailure').map(({ at }) => at)),
    'data.slow.minutes': minutes(happened('dataSlow')),
    'data.throttled.minutes': minutes(happened('dataThrottled')),
    'outage.minutes': summed(({ outages, felt }) => outageLengthOf(outages, felt) / MINUTE_MS),
    'outage.count': counted(lines.flatMap(({ outages, felt }) => outageCountOf(outages, felt))),
    'ticket.opened.count': momentsOf(({ incidents }) => ticketsAmong(incidents).map(({ openedAt }) => openedAt)),
    'ticket.open.hours': summed(({ incidents, felt }) => openTime(ticketsAmong(incidents), felt) / HOUR_MS),
    // Overdue at the moment when the promise passed and the ticket was still open.
    'ticket.overdue.count': momentsOf(({ incidents }) =>
      ticketsAmong(incidents)
        .filter(({ expectedAt, resolvedAt }) => expectedAt < resolvedAt)
        .map(({ expectedAt }) => expectedAt),
    ),
    'order.late.days': measured(
      Math.max(
        0,
        ...lines.flatMap((line) => ordersAmong(line.incidents).map((order) => lateness(order, line) / DAY_MS)),
      ),
    ),
  };
}

function ticketsAmong(incidents: readonly Incident[]): readonly Ticket[] {
  return incidents.filter((incident) => incident.kind === 'ticket');
}

function ordersAmong(incidents: readonly Incident[]): readonly Order[] {
  return incidents.filter((incident) => incident.kind === 'order');
}

function measured(value: number): Exposure {
  return { value, agesDays: [] };
}

/** How long at least one ticket was open inside the span, in milliseconds: overlaps count once. */
function openTime(tickets: readonly Ticket[], { from, to }: Span): number {
  let reached = from;
  let length = 0;
  for (const { openedAt, resolvedAt } of [...tickets].sort((one, other) => one.openedAt - other.openedAt)) {
    const end = Math.min(resolvedAt, to);
    length += Math.max(0, end - Math.max(openedAt, reached));
    reached = Math.max(reached, end);
  }
  return length;
}

/** How late an order was in the window, as far as one could know at its end, in milliseconds; only the lateness while the line was theirs. */
function lateness({ promisedAt, completedAt }: Order, { theirs, felt }: CountedLine): number {
  const late = overlap({ from: promisedAt, to: completedAt }, theirs);
  if (!late || !overlap(late, felt)) return 0;
  return Math.min(late.to, felt.to) - late.from;
}
