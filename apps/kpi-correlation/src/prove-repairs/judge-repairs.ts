import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { daysLeft, repairWindow } from '@sidetone/domain/repairs';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { Clock, DueRunner, type DueWork } from '@sidetone/platform/time';
import { SETTINGS, type Settings } from '../app.settings.js';
import { ProveRepairs } from './prove-repairs.js';
import type { RegisteredRepair } from './registered-repair.js';
import { RepairProofStore, type Claim } from './repair-proof-store.js';
import type { ToldProof } from './repair-view.js';
import { isStandard, STANDARD, type HowJudged } from './standard-question.js';
import { tellRepair } from './tell-repair.js';

/** `kept` is false where the proof was out of date before it was done. */
interface Judged {
  readonly proof: ToldProof;
  readonly kept: boolean;
}

/** Of a proof that others keep outdating, the last is told all the same. */
const MOST_ATTEMPTS = 3;

/**
 * The verdict on each repair: by the clock when its time after is over, once more with what came late, and when another repair that
 * may have mended the same is registered or taken out. What is found is kept, and told where the verdict changed.
 */
@Injectable()
export class JudgeRepairs implements DueWork, OnModuleDestroy {
  readonly name = 'judge repairs';
  private readonly logger = new Logger(JudgeRepairs.name);
  private readonly atWork = new Map<string, Promise<Judged | undefined>>();
  private scheduled: string | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly proofs: RepairProofStore,
    private readonly proving: ProveRepairs,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'EXPOSURE_SETTLE_HOURS'>,
    private readonly due: DueRunner,
  ) {
    due.register(this);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.proving.stop();
    await Promise.allSettled(this.atWork.values());
  }

  /** Begins the next proof, where there is one. Always 0: it goes on by itself, and wakes whoever waits for it. */
  async runDue(now: Instant): Promise<number> {
    if (this.scheduled !== undefined || this.stopping) return 0;
    const repair = await this.proofs.nextDue(now, this.settings.EXPOSURE_SETTLE_HOURS);
    if (!repair) return 0;
    this.scheduled = repair.id;
    this.judgeOnce(repair)
      .then(() => this.due.progressed(this))
      .catch((error: unknown) =>
        this.logger.warn(
          { err: describeError(error), repairId: repair.id },
          'A repair could not be judged; it is tried again later',
        ),
      )
      .finally(() => {
        this.scheduled = undefined;
        if (!this.stopping) this.due.wake();
      });
    return 0;
  }

  async countDue(now: Instant): Promise<number> {
    return this.atWork.size + (await this.proofs.countDue(now, this.settings.EXPOSURE_SETTLE_HOURS));
  }

  /**
   * The proof that is kept, or what there is to tell before; any other question than the standard one is answered from the answers as they stand.
   * @returns undefined where the repair was taken out meanwhile
   * @throws Problem 429, 503
   */
  async read(repair: RegisteredRepair, how: HowJudged): Promise<ToldProof | undefined> {
    if (!isStandard(how)) return this.proving.prove(repair, how, this.clock.now());
    let judged: Judged | undefined;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const kept = await this.proofs.find(repair.id);
      if (kept) return kept;
      judged = await this.judgeOnce(repair);
      if (!judged || judged.kept) break;
    }
    return judged?.proof;
  }

  /** Judges it by the answers as they stand now, whatever is kept. */
  async judgeAnew(repair: RegisteredRepair): Promise<ToldProof | undefined> {
    await this.atWork.get(repair.id)?.catch(() => undefined);
    return (await this.judgeOnce(repair))?.proof;
  }

  /** Who asks while it is at work gets the same. */
  private judgeOnce(repair: RegisteredRepair): Promise<Judged | undefined> {
    const known = this.atWork.get(repair.id);
    if (known) return known;
    const judging = this.judge(repair).finally(() => this.atWork.delete(repair.id));
    this.atWork.set(repair.id, judging);
    return judging;
  }

  private async judge(repair: RegisteredRepair): Promise<Judged | undefined> {
    const now = this.clock.now();
    if (daysLeft(repairWindow({ at: Date.parse(repair.at) }, STANDARD), now) > 0)
      return { proof: await this.proving.prove(repair, STANDARD, now), kept: true };
    const claim = await this.proofs.claim(repair.id);
    if (!claim) return undefined;
    try {
      const proof = await this.proving.prove(repair, STANDARD, now);
      return await this.keep(repair, claim, { ...proof, provenAt: toIso(now) });
    } catch (error) {
      // Otherwise it is tried again after its pause.
      if (this.stopping) await this.proofs.giveBack(claim).catch(() => undefined);
      throw error;
    }
  }

  private async keep(repair: RegisteredRepair, claim: Claim, proof: ToldProof): Promise<Judged> {
    return this.database.transaction(async (tx) => {
      const keeping = await this.proofs.keep(tx, claim, proof);
      const told = keeping.kind === 'changed' ? tellRepair(repair, proof, keeping.revision) : undefined;
      if (told) await tx.publish([told]);
      return { proof, kept: keeping.kind !== 'outdated' };
    });
  }
}
