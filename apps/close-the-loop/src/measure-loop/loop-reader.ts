import { Injectable } from '@nestjs/common';
import { nameOfClass, type LaterAnswer, type RecoveryCase, type SlaRow, type Topic } from '@sidetone/domain/cases';
import type { Band } from '@sidetone/domain/nps';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql } from '@sidetone/platform/database';

/** Which cases a report is of: those opened in a span. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly topic?: Topic | undefined;
  readonly team?: string | undefined;
}

interface SlaRecord {
  readonly band: Band;
  readonly contractLevel: string | null;
  readonly openedAt: Instant;
  readonly firstContactAt: Instant | null;
  readonly closedAt: Instant | null;
}

const ms = (column: string) => trustedSql(`(extract(epoch from ${column}) * 1000)::float8`);
const spanOf = ({ from, to, topic, team }: Span) => sql`
  opened_at >= ${toIso(from)}::timestamptz and opened_at < ${toIso(to)}::timestamptz and state <> 'withdrawn'
  and (${topic ?? null}::text is null or topic = ${topic ?? null}::text)
  and (${team ?? null}::text is null or team = ${team ?? null}::text)`;

/** What reports on the loop are made of. */
@Injectable()
export class LoopReader {
  constructor(private readonly database: Database) {}

  /** The first contact ever: a case that was reopened was contacted in its first round. */
  async slaRows(span: Span): Promise<readonly SlaRow[]> {
    const rows = await this.database.query<SlaRecord>(sql`
      select band, contract_level as "contractLevel", ${ms('opened_at')} as "openedAt",
        ${ms('spoken.at')} as "firstContactAt", ${ms('closed_at')} as "closedAt"
      from cases left join lateral (
        select min(at) as at from case_history
        where case_history.case_id = cases.case_id and move in ('reach', 'refuse')) as spoken on true
      where ${spanOf(span)}`);
    return rows.map(({ band, contractLevel, openedAt, firstContactAt, closedAt }) => ({
      className: nameOfClass({ band, contractLevel: contractLevel ?? undefined }),
      ...{ openedAt, firstContactAt: firstContactAt ?? undefined, closedAt: closedAt ?? undefined },
    }));
  }

  async recoveryCases(span: Span): Promise<readonly RecoveryCase[]> {
    const rows = await this.database.query<
      RecoveryCase & { readonly resolvedAt: Instant | null; readonly score: number | null }
    >(sql`
      select case_id as "caseId", coalesce(contact_id, '') as "contactId", topic, opener.first_score as "firstScore",
        opener.score, ${ms('resolved_at')} as "resolvedAt"
      from cases join lateral (
        select first_score, score from case_answer
        where case_answer.case_id = cases.case_id and answered_at <= coalesce(cases.resolved_at, 'infinity')
        order by first_score, response_id limit 1) as opener on true
      where ${spanOf(span)}`);
    return rows.map(({ score, resolvedAt, ...row }) => ({
      ...{ ...row, score: score ?? undefined, resolvedAt: resolvedAt ?? undefined },
    }));
  }

  /** The answers that may show whether it helped: of these contacts, since the first case of the span was opened. */
  laterAnswers({ from, to }: Span, withinDays: number): Promise<readonly LaterAnswer[]> {
    return this.database.query<LaterAnswer>(sql`
      select cases.contact_id as "contactId", cases.topic, case_answer.score, ${ms('case_answer.answered_at')} as "answeredAt",
        case when case_answer.kind = 'verification' then 'verification' else 'next' end as asked
      from case_answer join cases using (case_id)
      where case_answer.score is not null and cases.contact_id is not null
        and case_answer.answered_at >= ${toIso(from)}::timestamptz
        and case_answer.answered_at < ${toIso(to + 400 * DAY_MS + withinDays * DAY_MS)}::timestamptz`);
  }
}
