import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { driversRanked, type OutgoingEvent } from '@sidetone/contracts/events';
import { rankDrivers } from '@sidetone/domain/drivers';
import { kpiDefinition } from '@sidetone/domain/kpi';
import { HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import type { DriverRun } from './driver-run.js';
import { DriverRunStore } from './driver-run-store.js';

/** The KPIs that go with the score, ranked on demand and every `RANK_EVERY_HOURS` for each kind of survey. Kinds are never mixed. */
@Injectable()
export class RankDrivers implements DueWork {
  readonly name = 'rank drivers';

  constructor(
    private readonly database: Database,
    private readonly runs: DriverRunStore,
    @Inject(SETTINGS) private readonly settings: Settings,
    due: DueRunner,
  ) {
    due.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const kinds = await this.kindsDue(now);
    for (const kind of kinds) await this.rank(kind, now);
    return kinds.length;
  }

  async countDue(now: Instant): Promise<number> {
    return (await this.kindsDue(now)).length;
  }

  /** Ranks the KPIs by the answers of one kind of survey, keeps the run and publishes it. */
  async rank(kind: string, now: Instant): Promise<DriverRun> {
    return this.database.transaction(async (tx) => {
      const answers = await this.runs.exposedAnswers(tx, kind);
      const kpis = [...new Set(answers.flatMap(({ exposures }) => Object.keys(exposures)))];
      const { drivers, ...ranking } = rankDrivers({ answers, kpis, minimumN: this.settings.MINIMUM_ANSWERS });
      const run: DriverRun = {
        runId: randomUUID(),
        rankedAt: toIso(now),
        kind,
        windowDays: this.settings.EXPOSURE_WINDOW_DAYS,
        ...ranking,
        drivers: drivers.map((driver) => ({
          ...driver,
          team: kpiDefinition(driver.kpi)?.team ?? 'unassigned',
          journeyArea: kpiDefinition(driver.kpi)?.journeyArea ?? 'network',
          pointsLost: null,
        })),
      };
      await this.runs.keep(tx, run);
      await tx.publish([told(run, now)]);
      return run;
    });
  }

  private kindsDue(now: Instant): Promise<string[]> {
    return this.runs.kindsNotRankedSince(now - this.settings.RANK_EVERY_HOURS * HOUR_MS);
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
      revision: now,
    },
  });
}
