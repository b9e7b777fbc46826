import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Sql, type Transaction } from '@sidetone/platform/database';
import { REGISTERED, type RegisteredRepair } from './registered-repair.js';
import type { ToldProof } from './repair-view.js';
import { STANDARD } from './standard-question.js';

const WINDOW_HOURS = ((STANDARD.days + STANDARD.settleDays) * DAY_MS) / HOUR_MS;
/** An attempt that nobody finished is made again after a minute, then four times as long each time, up to this. */
const LONGEST_PAUSE = sql`interval '1 hour'`;

/** Whoever computes a proof, and of what. */
export interface Claim {
  readonly repairId: string;
  readonly claim: string;
}

/** `changed`: the verdict is another than the one that was told last, and is to be told with the revision. */
export type Keeping =
  { readonly kind: 'outdated' } | { readonly kind: 'same' } | { readonly kind: 'changed'; readonly revision: number };

/** The standard proof of each repair, once there is one. */
@Injectable()
export class RepairProofStore {
  constructor(private readonly database: Database) {}

  /** The proof that is kept, unless another repair was registered or taken out since. */
  async find(repairId: string): Promise<ToldProof | undefined> {
    const [row] = await this.database.query<{ proof: ToldProof }>(
      sql`select proof from repair where repair_id = ${repairId} and fresh and proof is not null`,
    );
    return row?.proof;
  }

  /** The oldest repair that is to be judged at `now`: never yet, not since another was registered, or not since late facts came in. */
  async nextDue(now: Instant, settleHours: number): Promise<RegisteredRepair | undefined> {
    const [next] = await this.database.query<RegisteredRepair>(
      sql`select ${REGISTERED} from repair where ${due(now, settleHours)} order by repaired_at, repair_id limit 1`,
    );
    return next;
  }

  async countDue(now: Instant, settleHours: number): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(
      sql`select count(*)::int as due from repair where ${due(now, settleHours)}`,
    );
    return row?.due ?? 0;
  }

  /** Takes a proof on, before anything is read for it; who took it on before keeps nothing any more. Undefined where the repair is gone. */
  async claim(repairId: string): Promise<Claim | undefined> {
    const claim = randomUUID();
    const rows = await this.database.query(sql`
      update repair set claim = ${claim}, attempts = attempts + 1,
        try_after = now() + least(${LONGEST_PAUSE}, interval '1 minute' * 4 ^ least(attempts, 5))
      where repair_id = ${repairId} returning 1`);
    return rows.length > 0 ? { repairId, claim } : undefined;
  }

  /** Gives a proof back that nobody is at work on any more. */
  async giveBack({ repairId, claim }: Claim): Promise<void> {
    await this.database.query(
      sql`update repair set claim = null, try_after = null, attempts = 0 where repair_id = ${repairId} and claim = ${claim}`,
    );
  }

  /** Keeps a proof, unless what it was made of is out of date. */
  async keep(tx: Transaction, { repairId, claim }: Claim, proof: ToldProof): Promise<Keeping> {
    const [known] = await tx.query<{ told: string | null }>(sql`
      select told_verdict as told from repair where repair_id = ${repairId} and claim = ${claim} for update`);
    if (!known) return { kind: 'outdated' };
    await tx.query(sql`
      update repair set proof = ${JSON.stringify(proof)}::jsonb, proven_at = ${proof.provenAt}::timestamptz, fresh = true,
        told_verdict = ${proof.verdict}, claim = null, try_after = null, attempts = 0
      where repair_id = ${repairId}`);
    if (known.told === proof.verdict) return { kind: 'same' };
    const [next] = await tx.query<{ revision: number }>(sql`select nextval('repair_judgement')::float8 as revision`);
    if (!next) throw new Error('A sequence gave no number.');
    return { kind: 'changed', revision: next.revision };
  }
}

/** A proof is made when the time after is over, and once more with what came late about its last answers. */
function due(now: Instant, settleHours: number): Sql {
  const over = (more: number): Sql =>
    sql`repaired_at + make_interval(hours => ${WINDOW_HOURS}::int) + interval '1 hour' * ${more}::float8`;
  const at = sql`${toIso(now)}::timestamptz`;
  return sql`${over(0)} <= ${at} and (try_after is null or try_after <= now())
    and (not fresh or (proven_at < ${over(settleHours)} and ${over(settleHours)} <= ${at}))`;
}
