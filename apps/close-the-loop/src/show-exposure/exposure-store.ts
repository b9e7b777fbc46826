import { Injectable } from '@nestjs/common';
import type { ExposureComputed } from '@sidetone/contracts/events';
import { Database, sql, unnest, type Transaction, utcText } from '@sidetone/platform/database';

/** What hit a respondent before the answer, in one revision. */
export type Exposure = Pick<ExposureComputed, 'responseId' | 'revision' | 'windowDays' | 'knownAt' | 'kpis'> & {
  readonly evidence: NonNullable<ExposureComputed['evidence']>;
};

const columns = {
  response_id: 'text',
  revision: 'bigint',
  window_days: 'int',
  known_at: 'timestamptz',
  kpis: 'jsonb',
  evidence: 'jsonb',
} as const;

/** The exposures, each in its latest revision, kept by response: so neither exposure nor case must come first. */
@Injectable()
export class ExposureStore {
  constructor(private readonly database: Database) {}

  /** The revisions kept of these responses; Infinity for an answer that was withdrawn and takes no exposure any more. */
  async revisions(tx: Transaction, responseIds: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
    const ids = [...responseIds];
    const rows = await tx.query<{ response_id: string; revision: number }>(sql`
      select response_id, max(revision) as revision from (
        select response_id, revision::float8 from exposure where response_id = any(${ids}::text[])
        union all
        select response_id, 'infinity'::float8 from case_answer where response_id = any(${ids}::text[]) and score is null
        union all
        select response_id, 'infinity'::float8 from early_withdrawal where response_id = any(${ids}::text[])
      ) as kept group by response_id`);
    return new Map(rows.map((row) => [row.response_id, row.revision]));
  }

  /** The KPI of the first piece of evidence, which is the worst, of each response that has one. */
  async worstKpis(tx: Transaction, responseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ response_id: string; kpi: string }>(sql`
      select response_id, evidence -> 0 ->> 'kpi' as kpi from exposure
      where response_id = any(${responseIds}::text[]) and jsonb_array_length(evidence) > 0`);
    return new Map(rows.map((row) => [row.response_id, row.kpi]));
  }

  /** Writes exposures, one per response, where no later revision is kept. One statement. */
  async keep(tx: Transaction, exposures: readonly Exposure[]): Promise<void> {
    if (exposures.length === 0) return;
    const rows = exposures.map(({ responseId, revision, windowDays, knownAt, kpis, evidence }) => ({
      response_id: responseId,
      revision,
      window_days: windowDays,
      known_at: knownAt,
      kpis,
      evidence,
    }));
    await tx.query(sql`
      insert into exposure as kept (response_id, revision, window_days, known_at, kpis, evidence)
      select response_id, revision, window_days, known_at, kpis, evidence from ${unnest(columns, rows)} order by response_id
      on conflict (response_id) do update set
        revision = excluded.revision, window_days = excluded.window_days, known_at = excluded.known_at,
        kpis = excluded.kpis, evidence = excluded.evidence, entry = default
      where excluded.revision > kept.revision`);
  }

  /** Forgets the exposures of answers that were withdrawn. */
  async forget(tx: Transaction, responseIds: readonly string[]): Promise<void> {
    if (responseIds.length > 0)
      await tx.query(sql`delete from exposure where response_id = any(${responseIds}::text[])`);
  }

  /** That of the last of these answers that has one. */
  async latestOf(responseIds: readonly string[]): Promise<Exposure | undefined> {
    const rows = await this.database.query<Exposure>(sql`
      select response_id as "responseId", revision::float8 as revision, window_days as "windowDays",
        ${utcText('known_at')} as "knownAt", kpis, evidence
      from exposure where response_id = any(${responseIds}::text[])
      order by array_position(${responseIds}::text[], response_id) desc limit 1`);
    return rows[0];
  }
}
