import { Injectable } from '@nestjs/common';
import type { GroupedIncidents, Incident, SharedEvidence } from '@sidetone/domain/cases';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, trustedSql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';
import type { PageCursor } from '@sidetone/platform/web';
import type { HistoryRecord } from '../persistence/case.js';
import { HistoryStore } from '../persistence/history-store.js';

type Reader = Pick<Database, 'query'>;

interface IncidentRow extends Omit<Incident, 'evidence' | 'members'> {
  readonly kind: SharedEvidence['kind'];
  readonly id: string;
  readonly members: readonly string[];
}

const ms = (column: string) => trustedSql(`(extract(epoch from ${column}) * 1000)::float8`);

/** The incidents that were made of what detractors share. */
@Injectable()
export class IncidentStore {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryStore,
  ) {}

  /** All whose last member came at `since` or later. */
  since(tx: Transaction, since: Instant): Promise<readonly Incident[]> {
    return read(tx, sql`last_at >= ${toIso(since)}::timestamptz order by last_at desc, incident_id`);
  }

  /** A page of them, the latest first, after the cursor. One that a case joins meanwhile moves to the front. */
  page(since: Instant, after: PageCursor | undefined, limit: number): Promise<readonly Incident[]> {
    const at = after === undefined ? undefined : toIso(after.at);
    // The time alone is what the index can begin at; the id tells apart those of the same time.
    const begins =
      after === undefined
        ? sql``
        : sql`and last_at <= ${at}::timestamptz and (last_at < ${at}::timestamptz or incident_id > ${after.id}::text)`;
    return read(
      this.database,
      sql`last_at >= ${toIso(since)}::timestamptz ${begins} order by last_at desc, incident_id limit ${limit}`,
    );
  }

  /** Writes what a look made of them. A case of an incident says so in its history; its state is that of its own work. */
  async keep(tx: Transaction, { incidents, found, joined }: GroupedIncidents, at: Instant): Promise<void> {
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
    const begun = incidents
      .filter(({ incidentId }) => found.includes(incidentId))
      .flatMap(({ incidentId, members: ids }) => ids.map((caseId) => ({ incidentId, caseId })));
    await this.history.add(
      tx,
      [...begun, ...joined].map(({ incidentId, caseId }): HistoryRecord => ({
        ...{ caseId, at, by: 'sidetone', move: 'incident', from: '', to: '', detail: { incidentId } },
      })),
    );
  }
}

async function read(reader: Reader, which: Sql): Promise<readonly Incident[]> {
  const rows = await reader.query<IncidentRow>(sql`
    select incident_id as "incidentId", kind, evidence_id as id, also_shared as "alsoShared",
      ${ms('first_at')} as "firstAt", ${ms('last_at')} as "lastAt", ${ms('found_at')} as "foundAt", grounds,
      (select coalesce(jsonb_agg(case_id order by place), '[]') from incident_case
        where incident_case.incident_id = incident.incident_id) as members
    from incident where ${which}`);
  return rows.map(({ kind, id, ...row }) => ({ ...row, evidence: { kind, id } }));
}
