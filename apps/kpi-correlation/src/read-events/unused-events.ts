import { Injectable } from '@nestjs/common';
import { kpiMeasurementRecorded } from '@sidetone/contracts/events';
import type { CompiledCatalogue } from '@sidetone/domain/kpi';
import { Database, sql, unnest, utcText } from '@sidetone/platform/database';

/** Why events are kept and count for no KPI of the catalogue, and what to do about it. */
export const UNUSED_ADVICE = {
  superseded: 'Nothing: a greater revision of the same took its place.',
  voided: 'Nothing: the source took it back.',
  suspect: 'If the counter was right after all, send it with a greater revision and without suspect.',
  unknownKpi:
    'Define the KPI with PUT /v1/kpis/{kpi}, so that it has a unit, a team and a direction; its history is counted then. Until then it is a mean of its own that nobody owns.',
  otherUnit: 'Send the measurement in the KPI’s unit with a greater revision, or give it a KPI name of its own.',
  retiredKpi: 'Nothing, if the KPI is retired for good: stop sending it. Else bring it back with PUT /v1/kpis/{kpi}.',
} as const;
export type UnusedReason = keyof typeof UNUSED_ADVICE;

/** Events of one type, and one KPI where they measure one, that are not used for one reason. */
export interface UnusedEvents {
  readonly reason: UnusedReason;
  readonly type: string;
  readonly kpi: string | null;
  readonly events: number;
  readonly oldest: string;
  readonly newest: string;
  readonly exampleEventIds: readonly string[];
  readonly advice: string;
}

const EXAMPLES = 5;

/** Finds the events that are kept without use. */
@Injectable()
export class UnusedEventsReader {
  constructor(private readonly database: Database) {}

  /** By reason, type and KPI, of the events from one day on, to another where it is given. */
  async read(catalogue: CompiledCatalogue, from: string, to: string | undefined): Promise<UnusedEvents[]> {
    const known = catalogue.definitions.map(({ kpi, unit }) => ({ kpi, unit }));
    const rows = await this.database.query<Omit<UnusedEvents, 'advice'>>(sql`
      with defined as materialized (select kpi, unit from ${unnest({ kpi: 'text', unit: 'text' }, known)}),
      kept as (
        select type, event_id, seq, arrived_at, used, kpi, type = ${kpiMeasurementRecorded.type} as measured, data
        from event where event.day >= ${from}::date and event.day <= coalesce(${to ?? null}::date, 'infinity')),
      suspects as (
        select type, event_id, seq, arrived_at, used, measured, data::jsonb as said from kept
        where not used or (measured and (kpi is null or not exists (select from defined where defined.kpi = kept.kpi)))),
      unused as materialized (
        select type, event_id, seq, arrived_at, case when measured then said ->> 'kpi' end as kpi,
          case
            when not used then case
              when said -> 'voided' = 'true' then 'voided'
              when said -> 'suspect' = 'true' then 'suspect'
              else 'superseded' end
            when defined.kpi is null then 'unknownKpi'
            when defined.unit <> said ->> 'unit' then 'otherUnit' end as reason
        from suspects left join defined on suspects.measured and defined.kpi = suspects.said ->> 'kpi'),
      counted as (
        select reason, type, kpi, count(*)::float8 as events, min(arrived_at) as oldest, max(arrived_at) as newest
        from unused where reason is not null group by reason, type, kpi)
      select reason, type, kpi, events, ${utcText('oldest')} as oldest, ${utcText('newest')} as newest,
        array(select event_id from unused one
          where one.reason = counted.reason and one.type = counted.type and one.kpi is not distinct from counted.kpi
          order by arrived_at desc, seq desc limit ${EXAMPLES}) as "exampleEventIds"
      from counted order by reason, type, kpi`);
    return rows.flatMap((row) => {
      const reason = row.reason === 'unknownKpi' ? whyNotCounted(row.kpi ?? '', catalogue) : row.reason;
      return reason === undefined ? [] : [{ ...row, reason, advice: UNUSED_ADVICE[reason] }];
    });
  }
}

/** A name that no KPI bears may be what one looks at, as attempts are for a ratio: then it is used. */
export function whyNotCounted(kpi: string, catalogue: CompiledCatalogue): 'unknownKpi' | 'retiredKpi' | undefined {
  if (catalogue.countersOf('measured').some(({ counts }) => counts({ kpi }))) return undefined;
  return catalogue.isRetired(kpi) ? 'retiredKpi' : 'unknownKpi';
}
