import { Inject, Injectable } from '@nestjs/common';
import { contributionsOf, exposureInWindow, type CompiledCatalogue } from '@sidetone/domain/kpi';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { AnswerRow } from './answer-store.js';
import { exposureRow, ExposureStore } from './exposure-store.js';
import { factsOf } from './facts-of.js';
import { RespondentReaches } from './respondent-reaches.js';
import { sharedOfEvents } from './shared-by.js';
import { StoredEvents } from './stored-events.js';
import { tellExposures } from './tell-exposures.js';

/** Computes, keeps and tells what hit respondents before their answers, as known at each answer's `known_at`. */
@Injectable()
export class ExposureCalculator {
  constructor(
    private readonly reaches: RespondentReaches,
    private readonly events: StoredEvents,
    private readonly exposures: ExposureStore,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_WINDOW_DAYS'>,
  ) {}

  /** An exposure that says the same as the one before is neither kept nor told again. */
  async compute(tx: Transaction, answers: readonly AnswerRow[]): Promise<void> {
    if (answers.length === 0) return;
    const catalogue = await this.catalogue.current(tx);
    const windows = windowsOf(catalogue, this.settings.EXPOSURE_WINDOW_DAYS);
    const longest = Math.max(...windows.keys());
    const found = await this.events.of(tx, answers, await this.reaches.of(tx, answers, longest));
    const times = answers.map(({ answered_at }) => Date.parse(answered_at));
    const coverage = await this.exposures.coverage(tx, Math.min(...times), Math.max(...times), longest);
    const rows = answers.flatMap((answer) => {
      const answeredAt = Date.parse(answer.answered_at);
      const facts = factsOf(found.get(answer.response_id) ?? []);
      const all = contributionsOf(facts, catalogue);
      const shared = sharedOfEvents(facts);
      return [...windows].map(([windowDays, kpis]) => {
        const contributions = kpis ? all.filter(({ kpi }) => kpis.includes(kpi)) : all;
        const question = { answeredAt, windowDays, contributions, coverage, catalogue, ...(kpis && { kpis }) };
        return exposureRow(answer, windowDays, exposureInWindow(question), shared);
      });
    });
    const kept = await this.exposures.keep(tx, rows);
    const told = kept.filter(({ window_days }) => window_days === this.settings.EXPOSURE_WINDOW_DAYS);
    await tx.publish(tellExposures(told, answers));
  }
}

/**
 * The windows to look back, in days, and the KPIs of each: all in the one in which drivers are ranked, which is the one that is published,
 * and in another those whose definition asks for it.
 */
function windowsOf(catalogue: CompiledCatalogue, ranked: number): ReadonlyMap<number, readonly string[] | undefined> {
  const others = new Map<number, string[]>();
  for (const { kpi, windowDays } of catalogue.definitions)
    for (const days of windowDays) others.set(days, [...(others.get(days) ?? []), kpi]);
  return new Map<number, readonly string[] | undefined>([...others, [ranked, undefined]]);
}
