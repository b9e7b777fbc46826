import { literal } from '@sidetone/platform/database';

/**
 * Who was asked, by the operator's day, and what came of it: as text, because a view tells it where it is not counted yet.
 * @param where our own text
 */
export function askedByDay(timeZone: string, where: string): string {
  return `
    select (issued_at at time zone ${literal(timeZone)})::date as day, survey_id as programme_id, kind, journey_area, channel,
      count(*)::int as invited, (count(*) filter (where state = 'answered'))::int as answered, (count(*) filter (where state = 'failed'))::int as failed
    from invitation left join invitation_sending using (invitation_id)
    where ${where} group by 1, 2, 3, 4, 5`;
}

/** Who was left alone for good, by the operator's day and the reason. */
export function leftAloneByDay(timeZone: string, where: string): string {
  return `
    select (decided_at at time zone ${literal(timeZone)})::date as day, programme_id, reason, count(*)::int as occasions
    from candidate where state = 'suppressed' and ${where} group by 1, 2, 3`;
}
