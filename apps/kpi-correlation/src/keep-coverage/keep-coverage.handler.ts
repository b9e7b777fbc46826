import { Controller, Inject } from '@nestjs/common';
import { kpiSourceCovered, type KpiSourceCovered } from '@sidetone/contracts/events';
import { eventKey } from '@sidetone/contracts/identity';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { drop, ok, OnEvents, type EventBatch, type Outcome } from '@sidetone/platform/messaging';
import { SETTINGS, type Settings } from '../app.settings.js';
import { longestWindowDays } from '../compute-exposures/longest-window-days.js';
import { TouchedAnswers } from '../compute-exposures/touched-answers.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';

const COLUMNS = {
  position: 'int',
  source_id: 'text',
  scope_kind: 'text',
  kpis: 'jsonb',
  kpis_key: 'uuid',
  period_start: 'timestamptz',
  period_end: 'timestamptz',
  complete: 'bool',
  revision: 'int8',
} as const;

/** kpi.source.v1: for which periods a source has told everything. Where no KPI is named it speaks for all; words for other KPIs stand side by side. */
@Controller()
export class KeepCoverage {
  constructor(
    private readonly touched: TouchedAnswers,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_WINDOW_DAYS'>,
  ) {}

  @OnEvents(kpiSourceCovered)
  async handle({ events }: EventBatch<KpiSourceCovered>, tx: Transaction): Promise<Outcome[]> {
    const rows = events.map(({ data }, position) => {
      const kpis = [...new Set(data.kpis ?? [])].sort();
      return {
        position,
        source_id: data.sourceId,
        scope_kind: data.scopeKind,
        kpis,
        kpis_key: eventKey('kpis', kpis.join('\n')),
        period_start: data.periodStart,
        period_end: data.periodEnd,
        complete: data.complete,
        revision: data.revision ?? 1,
      };
    });
    const kept = await tx.query<{ position: number; changed: boolean }>(sql`
      with incoming as (select * from ${unnest(COLUMNS, rows)}),
      newest as (
        select distinct on (source_id, scope_kind, kpis_key, period_start, period_end) * from incoming
        order by source_id, scope_kind, kpis_key, period_start, period_end, revision desc, position),
      kept as (
        insert into source_coverage as known (source_id, scope_kind, kpis, kpis_key, period_start, period_end, complete, revision)
        select source_id, scope_kind, array(select jsonb_array_elements_text(kpis)), kpis_key, period_start, period_end, complete, revision from newest
        on conflict (source_id, scope_kind, kpis_key, period_start, period_end) do update
          set complete = excluded.complete, revision = excluded.revision
          where known.revision < excluded.revision
        returning source_id, scope_kind, kpis_key, period_start, period_end)
      select position, before.complete is distinct from newest.complete as changed
      from newest join kept using (source_id, scope_kind, kpis_key, period_start, period_end)
        left join source_coverage before using (source_id, scope_kind, kpis_key, period_start, period_end)`);
    const positions = new Set(kept.map(({ position }) => position));
    // A greater revision that says the same changes no exposure.
    const news = new Set(kept.flatMap(({ position, changed }) => (changed ? [position] : [])));
    await this.recompute(
      tx,
      events.filter((_event, position) => news.has(position)),
    );
    return rows.map(({ position }) => (positions.has(position) ? ok : drop('not newer than what is known')));
  }

  /** Settled exposures that rest on what was told now are computed anew. */
  private async recompute(tx: Transaction, kept: EventBatch<KpiSourceCovered>['events']): Promise<void> {
    if (kept.length === 0) return;
    const windowDays = longestWindowDays(await this.catalogue.current(tx), this.settings.EXPOSURE_WINDOW_DAYS);
    const periods = kept.map(({ data }) => ({ from: Date.parse(data.periodStart), to: Date.parse(data.periodEnd) }));
    await this.touched.markSettled(tx, periods, windowDays, Math.max(...kept.map(({ arrivedAt }) => arrivedAt)));
  }
}
