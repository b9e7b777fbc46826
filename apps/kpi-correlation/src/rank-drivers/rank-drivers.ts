import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { HOUR_MS, SECOND_MS, type Instant } from '@sidetone/domain/time';
import { Database, isWorthRetrying, schemaOf, withRetries } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { FoundDrivers } from './analysis-task.js';
import { AnalysisThread } from './analysis-thread.js';
import type { DriverRun } from './driver-run.js';
import { DriverRunStore, type Asked, type AskedRun } from './driver-run-store.js';
import type { RunScope } from './run-scope.js';
import { tellDrivers } from './tell-drivers.js';
import { whyItFailed } from './why-it-failed.js';

const BEAT_MS = SECOND_MS;
const SEED = 1;
/** With pauses of up to 2 s between them: some ten minutes in which the database may come back. */
const WRITES = 300;

/**
 * Which KPIs go with the score: asked for by API, and by the clock every `RANK_EVERY_HOURS` for each kind of survey; kinds are never mixed.
 * One run at a time in each process, on a thread of its own. A run whose process or database died is begun anew, a few times.
 */
@Injectable()
export class RankDrivers implements DueWork, OnModuleDestroy {
  readonly name = 'rank drivers';
  private readonly logger = new Logger(RankDrivers.name);
  private readonly worker = randomUUID();
  private atWork:
    { readonly runId: string; readonly thread: AnalysisThread<'drivers'>; readonly over: Promise<void> } | undefined;
  private readonly stop = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly runs: DriverRunStore,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly due: DueRunner,
  ) {
    due.register(this);
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    const { atWork } = this;
    if (!atWork) return;
    await atWork.thread.end();
    await atWork.over;
    // Where the database is away, others find the run by its silence.
    await this.runs.giveBack(atWork.runId, this.worker).catch(() => undefined);
  }

  /** Begins the next run, where there is one. Always 0: the run goes on by itself, and wakes whoever waits for it. */
  async runDue(now: Instant): Promise<number> {
    await this.plan(now);
    if (!this.atWork && !this.stop.signal.aborted) await this.begin();
    return 0;
  }

  async countDue(now: Instant): Promise<number> {
    const planned = await this.runs.kindsNotPlannedSince(this.dueBefore(now), now);
    return planned.length + (await this.runs.countDue()) + (this.atWork ? 1 : 0);
  }

  /** Asks for a run by the answers known at `now`; the same that waits or is at work is given instead. */
  async ask(scope: RunScope, now: Instant, seed = SEED): Promise<Asked> {
    const asked = await this.runs.ask(this.runOf(scope, now, seed), this.settings.MOST_WAITING_RUNS);
    this.due.wake();
    return asked;
  }

  private async plan(now: Instant): Promise<void> {
    const before = this.dueBefore(now);
    if ((await this.runs.kindsNotPlannedSince(before, now)).length === 0) return;
    const everybody = { segment: null, region: null, journeyArea: null, contractLevel: null };
    await this.runs.plan(before, now, (kind) => this.runOf({ kind, ...everybody }, now, SEED));
  }

  private async begin(): Promise<void> {
    const catalogue = await this.catalogue.current();
    const run = await this.runs.take(this.worker, catalogue.version);
    if (!run) return;
    if (this.stop.signal.aborted) return this.runs.giveBack(run.runId, this.worker);
    const { runId, windowDays, seed, rankedAt, kind, segment, region, journeyArea, contractLevel } = run;
    const kpis = catalogue.definitions.map(({ kpi, direction, aggregation }) => ({
      kpi,
      direction,
      countsEvents: aggregation === 'count',
    }));
    const thread = new AnalysisThread(this.source, {
      kind: 'drivers',
      question: {
        kind,
        segment,
        region,
        journeyArea,
        contractLevel,
        windowDays,
        asOf: Date.parse(rankedAt),
        timeZone: this.settings.OPERATOR_TIME_ZONE,
        aggregations: new Map(catalogue.definitions.map(({ kpi, aggregation }) => [kpi, aggregation])),
        minimumGroup: this.settings.MINIMUM_GROUP,
      },
      kpis,
      seed,
      minimumN: this.settings.MINIMUM_ANSWERS,
    });
    const over = this.watch(run, thread).catch((error: unknown) =>
      this.logger.error(
        { err: describeError(error), runId },
        'A driver run could not be kept; it is begun anew when its process has not shown for a while',
      ),
    );
    this.atWork = { runId, thread, over };
    void over.finally(() => {
      this.atWork = undefined;
      if (!this.stop.signal.aborted) this.due.wake();
    });
  }

  /** Lets the run live as long as it is wanted, then keeps and publishes what it found. */
  private async watch(run: DriverRun, thread: AnalysisThread<'drivers'>): Promise<void> {
    let shown = -1;
    const pulse = setInterval(() => {
      if (thread.fraction !== shown) this.due.progressed(this);
      shown = thread.fraction;
      this.runs.beat(run.runId, this.worker, thread.fraction, thread.step).then(
        (wanted) => (wanted ? undefined : thread.end()),
        () => undefined, // the database is away: the run goes on, and is shown by the next beat
      );
    }, BEAT_MS);
    try {
      const found = await thread.found.catch((error: unknown) => whyItFailed(error, this.source.statementMs));
      if (this.stop.signal.aborted) return;
      if (!('kind' in found)) await this.whenBack(() => this.keep(run, found));
      else if (found.kind === 'lasting') await this.whenBack(() => this.keep(run, { failure: found.reason }));
      else await this.whenBack(() => this.runs.putOff(run.runId, this.worker, found.reason));
      this.due.progressed(this);
    } finally {
      clearInterval(pulse);
    }
  }

  private async keep(run: DriverRun, found: FoundDrivers | { readonly failure: string }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const finished = await this.runs.finish(tx, run, this.worker, found);
      const told = finished && tellDrivers(finished, await this.catalogue.current(tx));
      if (told) await tx.publish([told]);
    });
  }

  /** Writes as soon as the database takes it: what took minutes to find is not found anew for that. */
  private async whenBack(write: () => Promise<void>): Promise<void> {
    await withRetries(write, { mayPass: isWorthRetrying, signal: this.stop.signal, attempts: WRITES });
  }

  private get source() {
    const { DATABASE_URL: databaseUrl, RUN_STATEMENT_SECONDS } = this.settings;
    return { databaseUrl, schema: schemaOf('kpi-correlation'), statementMs: RUN_STATEMENT_SECONDS * SECOND_MS };
  }

  private runOf(scope: RunScope, now: Instant, seed: number): AskedRun {
    return { ...scope, runId: randomUUID(), rankedAt: now, windowDays: this.settings.EXPOSURE_WINDOW_DAYS, seed };
  }

  private dueBefore(now: Instant): Instant {
    return now - this.settings.RANK_EVERY_HOURS * HOUR_MS;
  }
}
