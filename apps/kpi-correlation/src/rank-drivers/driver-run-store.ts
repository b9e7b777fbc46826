import { Injectable } from '@nestjs/common';
import { SURVEY_KINDS } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Sql, type Transaction } from '@sidetone/platform/database';
import type { FoundDrivers } from './analysis-task.js';
import type { DriverRun } from './driver-run.js';
import { COLUMNS, ofScope } from './driver-run-reader.js';
import type { RunScope } from './run-scope.js';

const TURN_LOCK = 7_361_101;
const PLAN_LOCK = 7_361_108;
const ASK_LOCK = 7_361_114;
/** A process that has not shown for so long is taken for dead, and its run is begun anew by another. */
const DEAD_AFTER = sql`interval '30 seconds'`;
const MOST_ATTEMPTS = 3;
/** After the first attempt that failed; four times as long after the second. */
const FIRST_PAUSE = sql`interval '30 seconds'`;

const UNFINISHED = sql`select count(*)::int as unfinished from driver_run where state in ('waiting', 'running')`;
const DIED = `Given up: it was begun ${MOST_ATTEMPTS} times, and the last process at work on it died or was cut off. If that is for want of memory, narrow the scope or give it more.`;

/** What a run is asked to be. */
export interface AskedRun extends RunScope {
  readonly runId: string;
  readonly rankedAt: Instant;
  readonly windowDays: number;
  readonly seed: number;
}

/** What came of asking. `same`: one like it waits or is at work already. */
export type Asked =
  { readonly kind: 'new' | 'same'; readonly run: DriverRun } | { readonly kind: 'full'; readonly unfinished: number };

/** Runs on their way: asked for, taken, shown at work, finished, cancelled, cleared. */
@Injectable()
export class DriverRunStore {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a run that somebody asks for, unless the same waits or is at work, or `most` do. One after the other, so that none is kept twice. The
   * clock's run is the same only where it is of the same moment: it may have begun long ago, by answers of before.
   */
  async ask(run: AskedRun, most: number): Promise<Asked> {
    return this.database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(${ASK_LOCK}, hashtext(current_schema()))`);
      const [same] = await tx.query<DriverRun>(sql`
        select ${COLUMNS} from driver_run
        where state in ('waiting', 'running') and ${ofScope(run)} and seed = ${run.seed} and window_days = ${run.windowDays}
          and (not scheduled or ranked_at = ${toIso(run.rankedAt)})
        order by revision desc limit 1`);
      if (same) return { kind: 'same', run: same };
      const [{ unfinished } = { unfinished: 0 }] = await tx.query<{ unfinished: number }>(UNFINISHED);
      if (unfinished >= most) return { kind: 'full', unfinished };
      return { kind: 'new', run: await this.add(tx, run, false) };
    });
  }

  /** Keeps a run for each kind of survey that the clock has not asked for since `before`; not while another process does. */
  async plan(before: Instant, now: Instant, runOf: (kind: RunScope['kind']) => AskedRun): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [turn] = await tx.query<{ taken: boolean }>(
        sql`select pg_try_advisory_xact_lock(${PLAN_LOCK}, hashtext(current_schema())) as taken`,
      );
      if (!turn?.taken) return;
      for (const kind of await this.kindsNotPlannedSince(before, now, tx)) await this.add(tx, runOf(kind), true);
    });
  }

  private async add(tx: Transaction, run: AskedRun, scheduled: boolean): Promise<DriverRun> {
    const [added] = await tx.query<DriverRun>(sql`
      insert into driver_run (run_id, state, ranked_at, kind, segment, region, journey_area, contract_level, window_days, seed, scheduled)
      values (${run.runId}, 'waiting', ${toIso(run.rankedAt)}, ${run.kind}, ${run.segment}, ${run.region}, ${run.journeyArea}, ${run.contractLevel},
        ${run.windowDays}, ${run.seed}, ${scheduled})
      returning ${COLUMNS}`);
    if (!added) throw new Error('A run that was asked for is not there.');
    return added;
  }

  /**
   * The oldest run whose time has come, or whose process died, now `worker`'s; runs of one scope one after the other, so that they are told in
   * order. What was begun too often fails here.
   */
  async take(worker: string, catalogueVersion: number): Promise<DriverRun | undefined> {
    return this.database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(${TURN_LOCK}, hashtext(current_schema()))`);
      await tx.query(sql`
        update driver_run set state = 'failed', step = null, worker = null, seen_at = null, failure = ${DIED}
        where state = 'running' and seen_at < now() - ${DEAD_AFTER} and attempts >= ${MOST_ATTEMPTS}`);
      const [taken] = await tx.query<DriverRun>(sql`
        update driver_run set state = 'running', worker = ${worker}, seen_at = now(), catalogue_version = ${catalogueVersion}, progress = 0,
          step = 'starting', attempts = attempts + 1, not_before = null
        where run_id = (
          select run_id from driver_run next
          where ((state = 'waiting' and (not_before is null or not_before <= now()))
              or (state = 'running' and seen_at < now() - ${DEAD_AFTER}))
            and not exists (
              select from driver_run other where other.state = 'running' and other.seen_at >= now() - ${DEAD_AFTER} and other.kind = next.kind
                and (other.segment, other.region, other.journey_area, other.contract_level)
                  is not distinct from (next.segment, next.region, next.journey_area, next.contract_level))
          order by revision limit 1)
        returning ${COLUMNS}`);
      return taken;
    });
  }

  /** Shows that the run is at work; false when it was cancelled, or is another process's by now. */
  async beat(runId: string, worker: string, progress: number, step: string): Promise<boolean> {
    const rows = await this.database.query(sql`
      update driver_run set seen_at = now(), progress = ${progress}, step = ${step}
      where run_id = ${runId} and worker = ${worker} and state = 'running' returning 1`);
    return rows.length > 0;
  }

  /**
   * Keeps what came of a run; undefined when it is over already. Whoever finds something first may: if the run went to another process while the
   * database was away, that one would find the same. A failure is told only by the process whose run it still is: another may do better.
   */
  async finish(
    tx: Transaction,
    { runId, catalogueVersion }: Pick<DriverRun, 'runId' | 'catalogueVersion'>,
    worker: string,
    found: FoundDrivers | { readonly failure: string },
  ): Promise<DriverRun | undefined> {
    const outcome =
      'failure' in found
        ? sql`state = 'failed', failure = ${found.failure}`
        : sql`state = 'done', progress = 1, failure = null, inputs = ${found.inputs.slice(0, 32)}::uuid, analysis = ${JSON.stringify(found.analysis)}::jsonb,
            population = ${found.population && JSON.stringify(found.population)}::jsonb`;
    const [finished] = await tx.query<DriverRun>(sql`
      update driver_run set ${outcome}, step = null, worker = null, seen_at = null
      where run_id = ${runId} and catalogue_version = ${catalogueVersion} and state = 'running'
        and (worker = ${worker} or ${!('failure' in found)}) returning ${COLUMNS}`);
    return finished;
  }

  /** Gives a run back that nothing is wrong with, for whoever has time; the attempt does not count. */
  async giveBack(runId: string, worker: string): Promise<void> {
    await this.database.query(sql`
      update driver_run set state = 'waiting', worker = null, seen_at = null, progress = 0, step = null, attempts = attempts - 1
      where run_id = ${runId} and worker = ${worker} and state = 'running'`);
  }

  /** Puts a run off whose attempt failed by no fault of its own, for longer each time; the last attempt is its end. */
  async putOff(runId: string, worker: string, reason: string): Promise<void> {
    await this.database.query(sql`
      update driver_run set worker = null, seen_at = null, progress = 0, step = null,
        state = case when attempts < ${MOST_ATTEMPTS} then 'waiting' else 'failed' end,
        not_before = case when attempts < ${MOST_ATTEMPTS} then now() + ${FIRST_PAUSE} * 4 ^ (attempts - 1) end,
        failure = case when attempts < ${MOST_ATTEMPTS} then ${reason} else ${`Given up after ${MOST_ATTEMPTS} attempts, the last of which ended so: ${reason}`} end
      where run_id = ${runId} and worker = ${worker} and state = 'running'`);
  }

  /** Cancels a run unless it is over. */
  async cancel(runId: string): Promise<void> {
    await this.database.query(sql`
      update driver_run set state = 'cancelled', step = null, worker = null, seen_at = null, not_before = null
      where run_id = ${runId} and state in ('waiting', 'running')`);
  }

  /** How many runs are at work, or would be if somebody had time: not those that wait after an attempt that failed. */
  async countDue(): Promise<number> {
    const [row] = await this.database.query<{ unfinished: number }>(
      sql`${UNFINISHED} and (not_before is null or not_before <= now())`,
    );
    return row?.unfinished ?? 0;
  }

  /** The kinds of survey that have answers at `now` and of all whose answers the clock asked for no run since `before`. */
  async kindsNotPlannedSince(
    before: Instant,
    now: Instant,
    tx: Pick<Transaction, 'query'> = this.database,
  ): Promise<RunScope['kind'][]> {
    const rows = await tx.query<{ kind: RunScope['kind'] }>(sql`
      select kind from unnest(${SURVEY_KINDS}::text[]) as asked (kind)
      where exists (select from answer where answer.kind = asked.kind and answered_at <= ${toIso(now)})
        and not exists (
          select from driver_run where driver_run.kind = asked.kind and scheduled and ranked_at > ${toIso(before)}
            and segment is null and region is null and journey_area is null and contract_level is null)
      order by kind`);
    return rows.map(({ kind }) => kind);
  }

  /** Clears at most a thousand runs that were over before `before`, and returns how many; the last of each scope that is done stays. */
  async clear(before: Instant): Promise<number> {
    const cleared = await this.database.query(
      sql`delete from driver_run where run_id in (select run_id from ${outlived(before)} limit 1000) returning 1`,
    );
    return cleared.length;
  }

  async countOutlived(before: Instant): Promise<number> {
    const [row] = await this.database.query<{ outlived: number }>(
      sql`select count(*)::int as outlived from ${outlived(before)}`,
    );
    return row?.outlived ?? 0;
  }
}

function outlived(before: Instant): Sql {
  return sql`(
    select run_id from driver_run run
    where ranked_at < ${toIso(before)} and state in ('done', 'failed', 'cancelled') and (state <> 'done' or exists (
      select from driver_run later where later.state = 'done' and later.kind = run.kind
        and (later.segment, later.region, later.journey_area, later.contract_level)
          is not distinct from (run.segment, run.region, run.journey_area, run.contract_level)
        and (later.ranked_at, later.revision) > (run.ranked_at, run.revision)))) as outlived`;
}
