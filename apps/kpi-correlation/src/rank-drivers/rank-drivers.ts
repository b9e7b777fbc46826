import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { driversRanked, type OutgoingEvent } from '@sidetone/contracts/events';
import { rankDrivers } from '@sidetone/domain/drivers';
import { kpiOwner } from '@sidetone/domain/kpi';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { DriverRun } from './driver-run.js';
import { DriverRunStore } from './driver-run-store.js';

/** The KPIs that go with the score, ranked on demand and every `RANK_EVERY_HOURS` for each kind of survey. Kinds are never mixed. */
@Injectable()
export class RankDrivers implements DueWork {
  readonly name = 'rank drivers';

  constructor(
    private readonly database: Database,
    private readonly runs: DriverRunStore,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Settings,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const before = this.dueBefore(now);
    let ranked = 0;
    for (const kind of await this.runs.kindsNotRankedSince(before, now)) {
      const run = await this.database.transaction(async (tx) =>
        (await this.runs.takeTurn(tx, kind, before)) ? this.rankIn(tx, kind, now) : undefined,
      );
      if (run) ranked += 1;
    }
    return ranked;
  }

  async countDue(now: Instant): Promise<number> {
    return (await this.runs.kindsNotRankedSince(this.dueBefore(now), now)).length;
  }

  /** Ranks the KPIs by the answers of one kind of survey, keeps the run and publishes it. */
  rank(kind: string, now: Instant): Promise<DriverRun> {
    return this.database.transaction(async (tx) => {
      await this.runs.waitForTurn(tx, kind);
      return this.rankIn(tx, kind, now);
    });
  }

  private async rankIn(tx: Transaction, kind: string, now: Instant): Promise<DriverRun> {
    const { EXPOSURE_WINDOW_DAYS: windowDays, MINIMUM_ANSWERS: minimumN } = this.settings;
    const catalogue = await this.catalogue.current(tx);
    const answers = await this.runs.exposedAnswers(tx, kind, windowDays);
    const kpis = [...new Set(answers.flatMap(({ exposures }) => Object.keys(exposures)))];
    const {
      drivers,
      holdout = null,
      ...ranking
    } = rankDrivers({
      answers,
      kpis,
      minimumN,
      directionOf: (kpi) => catalogue.definition(kpi)?.direction ?? 'none',
    });
    const ranked = {
      runId: randomUUID(),
      rankedAt: toIso(now),
      kind,
      windowDays,
      ...ranking,
      holdout,
      drivers: drivers.map((driver) => ({
        ...driver,
        ...kpiOwner(driver.kpi, catalogue),
        pointsLost: null,
      })),
    };
    const run: DriverRun = { ...ranked, revision: await this.runs.keep(tx, ranked) };
    await tx.publish([told(run, now)]);
    return run;
  }

  private dueBefore(now: Instant): Instant {
    return now - this.settings.RANK_EVERY_HOURS * HOUR_MS;
  }
}

function told(run: DriverRun, now: Instant): OutgoingEvent {
  return driversRanked.create({
    id: run.runId,
    source: '//sidetone/kpi-correlation',
    time: now,
    data: {
      rankingId: `${run.kind}|${run.windowDays}d`,
      windowDays: run.windowDays,
      n: run.n,
      method: 'kendallTauB',
      verdict: run.verdict,
      verdictReason: run.verdictReason,
      drivers: run.drivers.map(({ kpi, team, journeyArea, rank, importance, low, high, direction, q, exposed }) => ({
        kpi,
        team,
        journeyArea,
        rank,
        importance,
        ciLow: low,
        ciHigh: high,
        direction,
        qValue: q,
        exposed,
      })),
      ...(run.holdout && { holdout: run.holdout }),
      revision: run.revision,
    },
  });
}
