import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { HOUR_MS, SECOND_MS, type Instant } from '@sidetone/domain/time';
import { Database, isWorthRetrying, schemaOf } from '@sidetone/platform/database';
import { describeError, errorText } from '@sidetone/platform/observability';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { AnalysisThread } from './analysis-thread.js';
import type { DriverRun } from './driver-run.js';
import { DriverRunStore } from './driver-run-store.js';
import type { RunScope } from './run-scope.js';
import { tellDrivers } from './tell-drivers.js';

const BEAT_MS = SECOND_MS;
const SEED = 1;

/**
 * Which KPIs go with the score: asked for by API, and by the clock every `RANK_EVERY_HOURS` for each kind of survey; kinds are never mixed.
 * One run at a time in each process, on a thread of its own. A run whose process died is begun anew by another.
 */
@Injectable()
export class RankDrivers implements DueWork, OnModuleDestroy {
  readonly name = 'rank drivers';
  private readonly logger = new Logger(RankDrivers.name);
  private readonly worker = randomUUID();
  private atWork: { readonly runId: string; readonly thread: AnalysisThread; readonly over: Promise<void> } | undefined;
  private stopping = false;

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
    this.stopping = true;
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
    if (!this.atWork && !this.stopping) await this.begin();
    return 0;
  }

  async countDue(now: Instant): Promise<number> {
    const planned = await this.runs.kindsNotRankedSince(this.dueBefore(now), now);
    return planned.length + (await this.runs.countUnfinished());
  }

  /** Asks for a run by the answers known at `now`. */
  async ask(scope: RunScope, now: Instant, seed = SEED): Promise<DriverRun> {
    const run = await this.runs.ask(this.database, { ...scope, ...this.asked(now), seed });
    this.due.wake();
    return run;
  }

  private async plan(now: Instant): Promise<void> {
    const before = this.dueBefore(now);
    if ((await this.runs.kindsNotRankedSince(before, now)).length === 0) return;
    await this.database.transaction(async (tx) => {
      if (!(await this.runs.mayPlan(tx))) return;
      for (const kind of await this.runs.kindsNotRankedSince(before, now, tx)) {
        const everybody = { kind, segment: null, region: null, journeyArea: null, contractLevel: null };
        await this.runs.ask(tx, { ...everybody, ...this.asked(now), seed: SEED });
      }
    });
  }

  private async begin(): Promise<void> {
    const catalogue = await this.catalogue.current();
    const run = await this.runs.take(this.worker, catalogue.version);
    if (!run) return;
    if (this.stopping) return this.runs.giveBack(run.runId, this.worker);
    const { runId, windowDays, seed, rankedAt, kind, segment, region, journeyArea, contractLevel } = run;
    const kpis = catalogue.definitions.map(({ kpi, direction, aggregation }) => ({
      kpi,
      direction,
      countsEvents: aggregation === 'count',
    }));
    const thread = new AnalysisThread({
      databaseUrl: this.settings.DATABASE_URL,
      schema: schemaOf('kpi-correlation'),
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
      this.logger.error({ err: describeError(error), runId }, 'A driver run could not be kept; it is begun anew'),
    );
    this.atWork = { runId, thread, over };
    void over.finally(() => {
      this.atWork = undefined;
      if (!this.stopping) this.due.wake();
    });
  }

  /** Lets the run live as long as it is wanted, then keeps and publishes what it found. */
  private async watch({ runId }: DriverRun, thread: AnalysisThread): Promise<void> {
    const pulse = setInterval(() => {
      this.runs.beat(runId, this.worker, thread.fraction, thread.step).then(
        (wanted) => (wanted ? undefined : thread.end()),
        () => undefined, // the database is away: the run goes on, and is shown by the next beat
      );
    }, BEAT_MS);
    try {
      const found = await thread.found.catch((error: unknown) => ({ error }));
      if (this.stopping) return;
      if ('error' in found && isWorthRetrying(found.error)) return await this.runs.giveBack(runId, this.worker);
      const outcome = 'error' in found ? { failure: errorText(found.error) } : found;
      await this.database.transaction(async (tx) => {
        const finished = await this.runs.finish(tx, runId, this.worker, outcome);
        const told = finished && tellDrivers(finished, await this.catalogue.current(tx));
        if (told) await tx.publish([told]);
      });
    } finally {
      clearInterval(pulse);
    }
  }

  private asked(now: Instant) {
    return { runId: randomUUID(), rankedAt: now, windowDays: this.settings.EXPOSURE_WINDOW_DAYS };
  }

  private dueBefore(now: Instant): Instant {
    return now - this.settings.RANK_EVERY_HOURS * HOUR_MS;
  }
}
