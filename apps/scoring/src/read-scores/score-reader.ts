import { Injectable } from '@nestjs/common';
import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import type { ScoreCounts } from '@sidetone/domain/nps';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import type { ScoreArea } from '../keep-windows/window-changes.js';

/** Which answers are asked for: half-open in time, by when they were given; invitations by when they were sent. */
export interface ScoreQuestion {
  readonly kind: SurveyKind;
  readonly journeyArea?: JourneyArea | undefined;
  readonly surveyId?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

export interface AreaCounts extends ScoreCounts {
  readonly area: ScoreArea;
  /** Invitations sent in the time asked for. */
  readonly invited: number;
  /** How many of those were answered, whenever that was: never more than `invited`. */
  readonly answered: number;
}

/** Counts of any period, from the facts. */
@Injectable()
export class ScoreReader {
  constructor(private readonly database: Database) {}

  /** One row overall and one for each journey area that has answers or invitations. One statement, served by indexes. */
  count({ kind, journeyArea, surveyId, from, to }: ScoreQuestion): Promise<AreaCounts[]> {
    const since = from === undefined ? '-infinity' : toIso(from);
    const until = to === undefined ? 'infinity' : toIso(to);
    const narrowed = sql`
      (${journeyArea ?? null}::text is null or fact.journey_area = ${journeyArea ?? null}::text)
      and (${surveyId ?? null}::text is null or fact.survey_id = ${surveyId ?? null}::text)`;
    return this.database.query<AreaCounts>(sql`
      with answers as (
        select case grouping(journey_area) when 1 then 'overall' else journey_area end as area,
          count(*) filter (where band = 'promoter') as promoters,
          count(*) filter (where band = 'passive') as passives,
          count(*) filter (where band = 'detractor') as detractors
        from answer_fact as fact
        where not withdrawn and kind = ${kind} and answered_at >= ${since}::timestamptz and answered_at < ${until}::timestamptz
          and ${narrowed}
        group by grouping sets ((), (journey_area))),
      invitations as (
        select case grouping(fact.journey_area) when 1 then 'overall' else fact.journey_area end as area,
          count(*) as invited, count(answer.response_id) as answered
        from invitation_fact as fact
        left join answer_fact as answer on answer.invitation_id = fact.invitation_id and not answer.withdrawn
        where fact.kind = ${kind} and fact.dispatched_at >= ${since}::timestamptz and fact.dispatched_at < ${until}::timestamptz
          and ${narrowed}
        group by grouping sets ((), (fact.journey_area)))
      select area, coalesce(promoters, 0)::int as promoters, coalesce(passives, 0)::int as passives, coalesce(detractors, 0)::int as detractors,
        coalesce(invited, 0)::int as invited, coalesce(answered, 0)::int as answered
      from answers full join invitations using (area)
      where area is not null`);
  }
}
