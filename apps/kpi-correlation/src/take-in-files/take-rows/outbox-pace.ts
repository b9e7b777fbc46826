import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { Problem } from '@sidetone/platform/web';

/** What the relay sends in a second or two. */
const MOST_WAITING = 20_000;
const LOOK_AGAIN_MS = 100;
const PATIENCE_MS = 60_000;

/** Keeps a large file from filling the outbox, so that what else this service publishes waits for a second and not for the file. */
@Injectable()
export class OutboxPace {
  constructor(private readonly database: Database) {}

  /** @throws Problem (503) when Kafka takes nothing for a minute; what was taken so far is kept */
  async untilRoom(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (await this.isFull()) {
      if (Date.now() > deadline) {
        throw new Problem(
          503,
          'Not available for the moment',
          'Events cannot be handed to Kafka. What was taken of the file is kept: send the same file again later, and the rest is taken.',
        );
      }
      await pause(LOOK_AGAIN_MS);
    }
  }

  private async isFull(): Promise<boolean> {
    const [row] = await this.database.query<{ full: boolean }>(sql`
      select count(*) > ${MOST_WAITING} as full
      from (select 1 from outbox where published_at is null limit ${MOST_WAITING + 1}) as waiting`);
    return row?.full === true;
  }
}
