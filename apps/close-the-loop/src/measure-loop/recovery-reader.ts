import { Injectable } from '@nestjs/common';
import { recoveryOfVerdicts, type Recovery, type RecoveryVerdict } from '@sidetone/domain/cases';
import { npsBand } from '@sidetone/domain/nps';
import { DAY_MS } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { inSpan, type Span } from './span.js';

const DETRACTORS = Array.from({ length: 11 }, (_, score) => score).filter((score) => npsBand(score) === 'detractor');

/** Who was won back, counted where the cases and their answers are. */
@Injectable()
export class RecoveryReader {
  constructor(private readonly database: Database) {}

  /**
   * What `recoveryOf` makes of the cases of a span and all later answers, of which only the first after each resolution is looked up. Of two of the
   * same instant it is the one with the lower id.
   */
  async recovery(span: Span, withinDays: number): Promise<Recovery> {
    const rows = await this.database.query<{ verdict: RecoveryVerdict; cases: number }>(sql`
      select case
          when opener.score is null then 'withdrawn'
          when not opener.detractor then case when opener.first_score = any(${DETRACTORS}::int[]) then 'corrected' else 'notDetractor' end
          when resolved_at is null then 'notResolved'
          when next.score is null then 'silent'
          when next.score = any(${DETRACTORS}::int[]) then 'stillDetractor'
          when next.kind = 'verification' then 'recoveredByVerification'
          else 'recoveredByNext' end as verdict,
        count(*)::int as cases
      from cases
      join lateral (
        select first_score, score, score = any(${DETRACTORS}::int[]) as detractor from case_answer
        where case_answer.case_id = cases.case_id and answered_at <= coalesce(cases.resolved_at, 'infinity')
        order by first_score, response_id limit 1) as opener on true
      left join lateral (
        select answer.score, answer.kind from cases as other join case_answer as answer using (case_id)
        where opener.detractor and other.contact_id = cases.contact_id and other.topic = cases.topic and answer.score is not null
          and answer.answered_at > cases.resolved_at
          and answer.answered_at <= cases.resolved_at + make_interval(secs => ${(withinDays * DAY_MS) / 1_000}::float8)
        order by answer.answered_at, answer.response_id limit 1) as next on true
      where ${inSpan(span)}
      group by verdict`);
    return recoveryOfVerdicts(new Map(rows.map(({ verdict, cases }) => [verdict, cases])));
  }
}
