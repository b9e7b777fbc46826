import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, type Transaction } from '@sidetone/platform/database';
import type { InForce, LoopRules } from '../keep-rules/loop-rules.js';

/** A change of the rules by which clocks run: what held before, and until when. */
export interface ClockMove {
  readonly clockVersion: number;
  readonly at: Instant;
  readonly before: LoopRules;
}

/** The changes of calendars, teams and levels, so that clocks that ran by older ones can be moved. */
@Injectable()
export class ClockMoves {
  async note(tx: Transaction, { rules, clockVersion }: InForce, at: Instant): Promise<void> {
    await tx.query(sql`
      insert into clock_move (clock_version, at, before)
      values (${clockVersion + 1}, ${toIso(at)}::timestamptz, ${JSON.stringify(rules)}::jsonb)`);
  }

  /** Those after a version, in their order. */
  since(tx: Transaction, clockVersion: number): Promise<ClockMove[]> {
    return tx.query<ClockMove>(sql`
      select clock_version as "clockVersion", (extract(epoch from at) * 1000)::float8 as at, before
      from clock_move where clock_version > ${clockVersion} order by clock_version`);
  }
}
