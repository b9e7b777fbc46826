import { Injectable } from '@nestjs/common';
import { longestClockDays } from '@sidetone/domain/contact-policy';
import { DAY_MS, toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { InForce } from './in-force.js';

/** Forgets of deleted contacts when they were asked, as soon as no clock or cap that is in force runs from it any more. */
@Injectable()
export class ForgetPastAsking implements DueWork {
  readonly name = 'forget past asking';

  constructor(
    private readonly database: Database,
    private readonly rules: InForce,
    runner: DueRunner,
  ) {
    runner.register(this);
  }

  async runDue(now: Instant): Promise<number> {
    const over = await this.overSince(now);
    const gone = await this.database.query(
      sql`delete from past_asking where at <= ${toIso(over)}::timestamptz returning 1`,
    );
    return gone.length;
  }

  async countDue(now: Instant): Promise<number> {
    const over = await this.overSince(now);
    const [row] = await this.database.query<{ due: number }>(
      sql`select count(*)::int as due from past_asking where at <= ${toIso(over)}::timestamptz`,
    );
    return row?.due ?? 0;
  }

  private async overSince(now: Instant): Promise<Instant> {
    const { policy, programmes } = await this.rules.read();
    return now - longestClockDays(policy.policy, [...programmes.values()]) * DAY_MS;
  }
}
