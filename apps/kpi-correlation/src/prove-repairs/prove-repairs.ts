import { Inject, Injectable } from '@nestjs/common';
import { mayMendTheSame, proveRepair, repairWindow, type FaultProof } from '@sidetone/domain/repairs';
import type { CompiledCatalogue } from '@sidetone/domain/kpi';
import { toIso } from '@sidetone/domain/time';
import { Clock } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import type { RegisteredRepair } from './registered-repair.js';
import { RepairAnswers } from './repair-answers.js';
import type { ProofQuery } from './repair-query.js';
import { RepairStore } from './repair-store.js';
import { METHOD, type FaultTold, type RepairView } from './repair-view.js';

/** Measures what repairs did, from the answers as they stand now. */
@Injectable()
export class ProveRepairs {
  constructor(
    private readonly repairs: RepairStore,
    private readonly answers: RepairAnswers,
    private readonly catalogue: KpiCatalogue,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'MINIMUM_ANSWERS' | 'EXPOSURE_WINDOW_DAYS'>,
  ) {}

  async prove(registered: RegisteredRepair, { days, settleDays, survey }: ProofQuery): Promise<RepairView> {
    const { MINIMUM_ANSWERS: minimumN } = this.settings;
    const { kind, targets, kpi } = registered;
    const repair = { kind, targets, kpi, at: Date.parse(registered.at) };
    const window = repairWindow(repair, { days, settleDays });
    const catalogue = await this.catalogue.current();
    const exposureDays = this.exposureDays(catalogue, kpi);
    const others = (await this.repairs.othersWithin(registered.id, window)).filter((other) =>
      mayMendTheSame(other, repair),
    );
    const answers = await this.answers.of({ repair: registered, window, others, survey, exposureDays });
    const direction = definitionOf(catalogue, kpi)?.direction ?? 'none';
    const now = this.clock.now();
    const { fault, ...proof } = proveRepair({ repair, answers, now, days, settleDays, minimumN, direction });
    return {
      ...registered,
      proof: {
        survey,
        days,
        settleDays,
        before: { from: toIso(window.from), to: toIso(window.at) },
        after: { from: toIso(window.afterFrom), to: toIso(window.to) },
        minimumAnswers: minimumN,
        ...proof,
        fault: faultTold(fault, kpi, exposureDays, catalogue),
        method: METHOD,
      },
    };
  }

  /** The shortest that is kept: the longer it looks back, the more of the time before the repair is in the time after. */
  private exposureDays(catalogue: CompiledCatalogue, kpi: string | null): number {
    return Math.min(this.settings.EXPOSURE_WINDOW_DAYS, ...(definitionOf(catalogue, kpi)?.windowDays ?? []));
  }
}

function definitionOf(catalogue: CompiledCatalogue, kpi: string | null) {
  return kpi === null ? undefined : catalogue.definition(kpi);
}

function faultTold(
  fault: FaultProof | null,
  kpi: string | null,
  exposureDays: number,
  catalogue: CompiledCatalogue,
): FaultTold | null {
  if (fault === null || kpi === null) return null;
  return { kpi, unit: catalogue.definition(kpi)?.unit ?? '', exposureDays, ...fault };
}
