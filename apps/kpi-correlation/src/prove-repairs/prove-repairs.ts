import { Inject, Injectable } from '@nestjs/common';
import {
  mayMendTheSame,
  proofTooEarly,
  repairWindow,
  type FaultProof,
  type ProofQuestion,
  type RepairProof,
} from '@sidetone/domain/repairs';
import type { CompiledCatalogue } from '@sidetone/domain/kpi';
import { SECOND_MS, toIso, type Instant } from '@sidetone/domain/time';
import { schemaOf } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { AnalysisThread } from '../rank-drivers/analysis-thread.js';
import { whyItFailed } from '../rank-drivers/why-it-failed.js';
import type { RepairQuestion } from './read-repair-answers.js';
import type { RegisteredRepair } from './registered-repair.js';
import { RepairStore } from './repair-store.js';
import { METHOD, type FaultTold, type ToldProof } from './repair-view.js';
import type { HowJudged } from './standard-question.js';

const MOST_IN_LINE = 10;

/** Measures what repairs did, from the answers as they stand now: one after the other in each process, on a thread of its own. */
@Injectable()
export class ProveRepairs {
  private thread: AnalysisThread<'repair'> | undefined;
  private lastInLine: Promise<unknown> = Promise.resolve();
  private inLine = 0;
  private stopping = false;

  constructor(
    private readonly repairs: RepairStore,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Problem 429 while too many are asked for; 503 where it could not be computed */
  async prove(registered: RegisteredRepair, how: HowJudged, now: Instant): Promise<ToldProof> {
    const { survey, days, settleDays } = how;
    const { MINIMUM_ANSWERS: minimumN } = this.settings;
    const { kind, targets, kpi } = registered;
    const repair = { kind, targets, kpi, at: Date.parse(registered.at) };
    const window = repairWindow(repair, how);
    const catalogue = await this.catalogue.current();
    const exposureDays = this.exposureDays(catalogue, kpi);
    const direction = definitionOf(catalogue, kpi)?.direction ?? 'none';
    const asked = { repair, now, days, settleDays, minimumN, direction };
    const found =
      proofTooEarly(asked) ??
      (await this.inTurn(async () => {
        const near = await this.repairs.othersWithin(registered.id, window);
        const others = near.filter((other) => mayMendTheSame(other, repair));
        return this.onThread({ repair: registered, window, others, survey, exposureDays }, asked);
      }));
    const { fault, ...proof } = found;
    return {
      survey,
      days,
      settleDays,
      before: { from: toIso(window.from), to: toIso(window.at) },
      after: { from: toIso(window.afterFrom), to: toIso(window.to) },
      minimumAnswers: minimumN,
      ...proof,
      fault: faultTold(fault, kpi, exposureDays, catalogue),
      method: METHOD,
      provenAt: null,
    };
  }

  /** Ends what is at work; nothing is begun any more. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.thread?.end();
    await this.lastInLine;
  }

  private async inTurn(work: () => Promise<RepairProof>): Promise<RepairProof> {
    if (this.inLine >= MOST_IN_LINE)
      throw new Problem(429, 'Too many proofs wait', `${this.inLine} proofs are being computed: ask again in a while.`);
    this.inLine += 1;
    const mine = this.lastInLine.then(work).finally(() => (this.inLine -= 1));
    this.lastInLine = mine.catch(() => undefined);
    return mine;
  }

  private async onThread(question: RepairQuestion, proof: Omit<ProofQuestion, 'answers'>): Promise<RepairProof> {
    if (this.stopping) throw new Problem(503, 'Stopping', 'The service is stopping: ask again.');
    const { DATABASE_URL: databaseUrl, RUN_STATEMENT_SECONDS } = this.settings;
    const source = { databaseUrl, schema: schemaOf('kpi-correlation'), statementMs: RUN_STATEMENT_SECONDS * SECOND_MS };
    this.thread = new AnalysisThread(source, { kind: 'repair', question, proof });
    try {
      return await this.thread.found;
    } catch (error) {
      throw new Problem(503, 'Not proven this time', whyItFailed(error, source.statementMs).reason);
    } finally {
      this.thread = undefined;
    }
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
