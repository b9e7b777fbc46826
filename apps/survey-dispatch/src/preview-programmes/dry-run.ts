import { Inject, Injectable } from '@nestjs/common';
import { Database, isWorthRetrying, sql, withRetries, type Transaction } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';

const ATTEMPTS = 3;
/** Held by the one dry run that is under way, of all replicas. */
const DRY_RUN_LOCK = 7_361_117;
/** A statement that takes too long is ended alone; a transaction that does, with its connection. The former is to come first. */
const LAST_RESORT_MS = 1_000;

/** Carries what was seen out of a transaction that leaves nothing behind. */
class Undone<T> extends Error {
  constructor(readonly seen: T) {
    super('rolled back on purpose');
  }
}

/** Says whether there is time left. @throws Problem 503 where there is none */
export type Deadline = () => void;

/** Transactions that are undone. What they hold, real decisions wait for: so there is one at a time, and none for long. */
@Injectable()
export class DryRun {
  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'PREVIEW_SECONDS'>,
  ) {}

  /** What `work` saw; whatever it wrote is undone. It calls the deadline between its steps. @throws Problem 429, 503 */
  async see<T>(work: (tx: Transaction, deadline: Deadline) => Promise<T>): Promise<T> {
    const endsAt = performance.now() + this.settings.PREVIEW_SECONDS * 1_000;
    const hasTime = (): boolean => performance.now() < endsAt;
    const deadline = (): void => {
      if (!hasTime()) throw this.tooLong();
    };
    const once = () =>
      this.database
        .transaction(async (tx): Promise<never> => {
          await this.begin(tx, Math.ceil(endsAt - performance.now()));
          throw new Undone(await work(tx, deadline));
        })
        .catch((error: unknown) => {
          if (error instanceof Undone) return error.seen as T;
          // The database ends what is over time in several ways.
          throw error instanceof Problem || hasTime() ? error : this.tooLong();
        });
    // Real decisions go on meanwhile, and the two may stand in each other's way.
    return withRetries(once, { mayPass: (error) => isWorthRetrying(error) && hasTime(), attempts: ATTEMPTS });
  }

  private async begin(tx: Transaction, leftMs: number): Promise<void> {
    // Before version 17 PostgreSQL has no limit for whole transactions: there the deadline alone ends it, between two steps.
    const [row] = await tx.query<{ taken: boolean }>(sql`
      select pg_try_advisory_xact_lock(${DRY_RUN_LOCK}, hashtext(current_schema())) as taken, (
        select count(set_config(name, (case name when 'statement_timeout' then ${leftMs}::int
          else ${leftMs + LAST_RESORT_MS}::int end)::text, true))
        from pg_settings where name in ('statement_timeout', 'transaction_timeout')) as limits`);
    if (row?.taken !== true)
      throw new Problem(429, 'Another dry run is under way', 'There is one at a time. Try again when it has ended.');
  }

  private tooLong(): Problem {
    return new Problem(
      503,
      'The dry run took too long',
      `It was given up after ${this.settings.PREVIEW_SECONDS} s, and nothing of it is kept. Look at an earlier moment or a smaller audience, or let PREVIEW_SECONDS be longer.`,
    );
  }
}
