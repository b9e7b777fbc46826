import { Injectable } from '@nestjs/common';
import type { DriverAnswer } from '@sidetone/domain/drivers';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction, utcText } from '@sidetone/platform/database';
import type { DriverRun } from './driver-run.js';
import { SURVEY_KINDS } from './survey-kinds.js';

const RANKING_LOCK = 7_361_101;

/** Answers with their exposures in, rankings out. */
@Injectable()
export class DriverRunStore {
  constructor(private readonly database: Database) {}

  /** The answers of one kind of survey that still stand and whose exposure looks back as many days; what is missing of an exposure is left out. */
  async exposedAnswers(tx: Transaction, kind: string, windowDays: number): Promise<DriverAnswer[]> {
    return tx.query<DriverAnswer>(sql`
      select answer.respondent_id as "respondentId", (extract(epoch from answer.answered_at) * 1000)::float8 as "answeredAt", answer.score,
        (select coalesce(jsonb_object_agg(kpi->>'kpi', kpi->'value') filter (where kpi ? 'value'), '{}') from jsonb_array_elements(exposure.kpis) as kpi) as exposures
      from answer join exposure using (response_id)
      where answer.kind = ${kind} and not answer.withdrawn and exposure.window_days = ${windowDays} and exposure.latest
      order by answer.answered_at, answer.response_id`);
  }

  /** Keeps a run; returns its revision, which is greater than that of every run before. */
  async keep(tx: Transaction, run: Omit<DriverRun, 'revision'>): Promise<number> {
    const [kept] = await tx.query<{ revision: number }>(sql`
      insert into driver_run (run_id, ranked_at, kind, window_days, n, verdict, verdict_reason, drivers, untested, holdout)
      values (${run.runId}, ${run.rankedAt}, ${run.kind}, ${run.windowDays}, ${run.n}, ${run.verdict}, ${run.verdictReason},
        ${JSON.stringify(run.drivers)}::jsonb, ${JSON.stringify(run.untested)}::jsonb,
        ${run.holdout && JSON.stringify(run.holdout)}::jsonb)
      returning revision::float8 as revision`);
    return kept?.revision ?? 0;
  }

  /** The last ranking of a kind of survey, or undefined. */
  async latest(kind: string): Promise<DriverRun | undefined> {
    const [run] = await this.database.query<DriverRun>(sql`
      select run_id as "runId", ${utcText('ranked_at')} as "rankedAt", kind, window_days as "windowDays", n,
        verdict, verdict_reason as "verdictReason", drivers, untested, holdout, revision::float8 as revision
      from driver_run where kind = ${kind} order by ranked_at desc, revision desc limit 1`);
    return run;
  }

  /** The kinds of survey that have answers at `now` and were not ranked since `before`. */
  async kindsNotRankedSince(before: Instant, now: Instant): Promise<string[]> {
    const rows = await this.database.query<{ kind: string }>(sql`
      select kind from unnest(${SURVEY_KINDS}::text[]) as asked (kind)
      where exists (select from answer where answer.kind = asked.kind and answered_at <= ${toIso(now)})
        and not exists (select from driver_run where driver_run.kind = asked.kind and ranked_at > ${toIso(before)})
      order by kind`);
    return rows.map(({ kind }) => kind);
  }

  /** Waits until no one else ranks this kind, and holds the turn until the transaction ends: so runs are told in the order of their revisions. */
  async waitForTurn(tx: Transaction, kind: string): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${RANKING_LOCK}, hashtext(current_schema() || ${kind}))`);
  }

  /** Whether it is still this process that shall rank: no other replica is at it, and none has done it since `before`. Holds the turn until the transaction ends. */
  async takeTurn(tx: Transaction, kind: string, before: Instant): Promise<boolean> {
    const [turn] = await tx.query<{ taken: boolean }>(
      sql`select pg_try_advisory_xact_lock(${RANKING_LOCK}, hashtext(current_schema() || ${kind})) as taken`,
    );
    if (!turn?.taken) return false;
    const done = await tx.query(
      sql`select from driver_run where kind = ${kind} and ranked_at > ${toIso(before)} limit 1`,
    );
    return done.length === 0;
  }
}
