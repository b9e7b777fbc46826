import { Injectable } from '@nestjs/common';
import { nameOfEvidence, type GroupedCase, type SharedEvidence } from '@sidetone/domain/cases';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, trustedSql, type Sql, type Transaction } from '@sidetone/platform/database';

interface EvidenceRow {
  readonly case_id: string;
  readonly customer_id: string;
  readonly opened_at: Instant;
  readonly kind: SharedEvidence['kind'];
  readonly id: string;
}

/** An alarm that hit several customers is one thing that they share, whatever resource it was of. */
const SHARED = trustedSql(`
  cases join case_answer using (case_id) join exposure on exposure.response_id = case_answer.response_id
  cross join lateral jsonb_array_elements(exposure.evidence) as piece
  cross join lateral (select
    coalesce(piece -> 'shared' ->> 'kind', 'resource') as kind,
    coalesce(piece -> 'shared' ->> 'id', case when piece ->> 'type' like 'oss.alarm.%' then piece ->> 'eventId' end) as id
  ) as shared`);

/** Of detractors whose cases were opened after `from`, and at `to` at the latest. */
const openedIn = (from: Instant, to: Instant): Sql => sql`
  cases.band = 'detractor' and shared.id is not null
  and cases.opened_at > ${toIso(from)}::timestamptz and cases.opened_at <= ${toIso(to)}::timestamptz`;

/** What cases of detractors share. */
@Injectable()
export class SharedEvidenceReader {
  /** Cases opened in a span, each with what it shares. */
  async casesIn(tx: Transaction, from: Instant, to: Instant): Promise<readonly GroupedCase[]> {
    const rows = await tx.query<EvidenceRow>(sql`
      select distinct cases.case_id, cases.customer_id, (extract(epoch from cases.opened_at) * 1000)::float8 as opened_at,
        shared.kind, shared.id
      from ${SHARED} where ${openedIn(from, to)} and cases.customer_id is not null`);
    const cases = new Map<string, GroupedCase & { readonly evidence: SharedEvidence[] }>();
    for (const { case_id: caseId, customer_id: customerId, opened_at: openedAt, kind, id } of rows) {
      const known = cases.get(caseId);
      if (known === undefined) cases.set(caseId, { caseId, customerId, openedAt, evidence: [{ kind, id }] });
      else known.evidence.push({ kind, id });
    }
    return [...cases.values()];
  }

  /** How many cases opened in a span shared each of these, by its name. */
  async countsIn(tx: Transaction, from: Instant, to: Instant): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ kind: SharedEvidence['kind']; id: string; cases: number }>(sql`
      select shared.kind, shared.id, count(distinct cases.case_id)::int as cases
      from ${SHARED} where ${openedIn(from, to)} group by shared.kind, shared.id`);
    return new Map(rows.map(({ kind, id, cases }) => [nameOfEvidence({ kind, id }), cases]));
  }
}
