import { Injectable } from '@nestjs/common';
import { nameOfEvidence, type GroupedCase, type Incident, type SharedEvidence } from '@sidetone/domain/cases';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, unnest, type Transaction } from '@sidetone/platform/database';

type Reader = Pick<Database, 'query'>;

interface EvidenceRow {
  readonly case_id: string;
  readonly customer_id: string;
  readonly opened_at: Instant;
  readonly kind: SharedEvidence['kind'];
  readonly id: string;
}

interface IncidentRow extends Omit<Incident, 'evidence' | 'members'> {
  readonly kind: SharedEvidence['kind'];
  readonly id: string;
  readonly members: readonly string[];
}

/** An alarm that hit several customers is one thing that they share, whatever resource it was of. */
const SHARED = trustedSql(`
  exposure cross join lateral jsonb_array_elements(exposure.evidence) as piece
  cross join lateral (select
    coalesce(piece -> 'shared' ->> 'kind', 'resource') as kind,
    coalesce(piece -> 'shared' ->> 'id', case when piece ->> 'type' like 'oss.alarm.%' then piece ->> 'eventId' end) as id
  ) as shared`);

const ms = (column: string) => trustedSql(`(extract(epoch from ${column}) * 1000)::float8`);

/** What detractors share, and the incidents that were made of it. */
@Injectable()
export class IncidentStore {
  constructor(private readonly database: Database) {}

  /** Cases of detractors opened from `since` on, each with what it shares. */
  async casesSince(tx: Transaction, since: Instant): Promise<readonly GroupedCase[]> {
    const rows = await tx.query<EvidenceRow>(sql`
      select distinct cases.case_id, cases.customer_id, ${ms('cases.opened_at')} as opened_at, shared.kind, shared.id
      from cases join case_answer using (case_id) join (${sql`select exposure.response_id, shared.kind, shared.id from ${SHARED}`})
        as shared on shared.response_id = case_answer.response_id
      where cases.band = 'detractor' and cases.customer_id is not null and shared.id is not null
        and cases.opened_at >= ${toIso(since)}::timestamptz`);
    const cases = new Map<string, GroupedCase & { readonly evidence: SharedEvidence[] }>();
    for (const { case_id: caseId, customer_id: customerId, opened_at: openedAt, kind, id } of rows) {
      const known = cases.get(caseId);
      if (known === undefined) cases.set(caseId, { caseId, customerId, openedAt, evidence: [{ kind, id }] });
      else known.evidence.push({ kind, id });
    }
    return [...cases.values()];
  }

  /** How many cases of detractors opened in a span shared each of these, by its name. */
  async countsBetween(tx: Transaction, from: Instant, to: Instant): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ kind: SharedEvidence['kind']; id: string; cases: number }>(sql`
      select shared.kind, shared.id, count(distinct cases.case_id)::int as cases
      from cases join case_answer using (case_id) join (${sql`select exposure.response_id, shared.kind, shared.id from ${SHARED}`})
        as shared on shared.response_id = case_answer.response_id
      where cases.band = 'detractor' and shared.id is not null
        and cases.opened_at >= ${toIso(from)}::timestamptz and cases.opened_at < ${toIso(to)}::timestamptz
      group by shared.kind, shared.id`);
    return new Map(rows.map(({ kind, id, cases }) => [nameOfEvidence({ kind, id }), cases]));
  }

  /** Incidents whose last member came at `since` or later, the latest first. */
  async since(since: Instant, reader: Reader = this.database, limit = 1_000): Promise<readonly Incident[]> {
    const rows = await reader.query<IncidentRow>(sql`
      select incident_id as "incidentId", kind, evidence_id as id, also_shared as "alsoShared",
        ${ms('first_at')} as "firstAt", ${ms('last_at')} as "lastAt", ${ms('found_at')} as "foundAt", grounds,
        (select coalesce(jsonb_agg(case_id order by place), '[]') from incident_case
          where incident_case.incident_id = incident.incident_id) as members
      from incident where last_at >= ${toIso(since)}::timestamptz order by last_at desc, incident_id limit ${limit}`);
    return rows.map(({ kind, id, ...row }) => ({ ...row, evidence: { kind, id } }));
  }

  async keep(tx: Transaction, incidents: readonly Incident[]): Promise<void> {
    if (incidents.length === 0) return;
    await tx.query(sql`
      insert into incident (incident_id, kind, evidence_id, also_shared, first_at, last_at, found_at, grounds)
      select incident_id, kind, evidence_id, also_shared, first_at, last_at, found_at, grounds from ${unnest(
        {
          incident_id: ['text', (one) => one.incidentId],
          kind: ['text', (one) => one.evidence.kind],
          evidence_id: ['text', (one) => one.evidence.id],
          also_shared: ['jsonb', (one) => JSON.stringify(one.alsoShared)],
          first_at: ['timestamptz', (one) => toIso(one.firstAt)],
          last_at: ['timestamptz', (one) => toIso(one.lastAt)],
          found_at: ['timestamptz', (one) => toIso(one.foundAt)],
          grounds: ['jsonb', (one) => JSON.stringify(one.grounds)],
        },
        incidents,
      )} on conflict (incident_id) do update set
        also_shared = excluded.also_shared, first_at = excluded.first_at, last_at = excluded.last_at`);
    const members = incidents.flatMap(({ incidentId, members: ids }) =>
      ids.map((caseId, place) => ({ incident_id: incidentId, case_id: caseId, place })),
    );
    await tx.query(sql`
      insert into incident_case (incident_id, case_id, place)
      select incident_id, case_id, place from ${unnest({ place: 'int', incident_id: 'text', case_id: 'text' }, members)}
      on conflict do nothing`);
  }

  async lastLook(reader: Reader = this.database): Promise<Instant | undefined> {
    const [row] = await reader.query<{ at: Instant }>(sql`select ${ms('at')} as at from incident_look`);
    return row?.at;
  }

  /** Notes a look, which waits for another that is under way. */
  async noteLook(tx: Transaction, now: Instant): Promise<void> {
    await tx.query(sql`
      insert into incident_look (at) values (${toIso(now)}::timestamptz)
      on conflict (one) do update set at = excluded.at`);
  }
}

/** Cases of so long ago say what is usual. */
export const BASELINE_HOURS = 28 * 24;
export const BASELINE_MS = BASELINE_HOURS * HOUR_MS;
