import { Logger } from '@nestjs/common';
import type { ReceivedEvent } from '@sidetone/contracts/events';
import { isWorthRetrying, sql, type Transaction } from '../database/index.js';
import { errorText } from '../observability/safe-error.js';
import type { BatchHandler } from './batch-runner.js';
import { deadLetter, type Outcome } from './outcome.js';

/** So many poison records without a good one between them are no accident of data: the handler itself is broken. */
const BROKEN_AFTER = 25;
const ATTEMPTS_ALONE = 3;

const logger = new Logger('BatchRunner');

/** A handler that fails whatever it is given. Nothing of its batch is dead-lettered: the process ends, so that it is seen and mended. */
export class BrokenHandlerError extends Error {
  override readonly name = 'BrokenHandlerError';
}

/**
 * The records that failed one after another in one handler, across batches: small batches would never hold enough of them. A record
 * counts once, however often its transaction is tried.
 */
export class FailuresInARow {
  private readonly failed = new Set<string>();

  get count(): number {
    return this.failed.size;
  }

  add({ source, id }: Pick<ReceivedEvent<unknown>, 'source' | 'id'>): void {
    this.failed.add(JSON.stringify([source, id]));
  }

  /** Something succeeded. */
  end(): void {
    this.failed.clear();
  }
}

/**
 * Calls the handler with all events at once. When that fails, the part is rolled back and halved, until the records stand alone that
 * make their part fail: they are dead-lettered, the others take effect, all in the caller's transaction. `failures` is the handler's own.
 * @throws what the database's absence throws; BrokenHandlerError when record after record fails
 */
export async function handleWithoutPoison(
  handler: BatchHandler,
  events: readonly ReceivedEvent<unknown>[],
  tx: Transaction,
  failures = new FailuresInARow(),
): Promise<readonly Outcome[]> {
  const attempt = async (
    part: readonly ReceivedEvent<unknown>[],
    attemptsLeft: number,
  ): Promise<readonly Outcome[]> => {
    await tx.query(sql`savepoint part`);
    try {
      const outcomes = await handler.handle({ events: part }, tx);
      if (outcomes.length !== part.length) {
        throw new BrokenHandlerError(
          `${handler.name} answered ${outcomes.length} outcomes for ${part.length} events; it must answer one for each.`,
        );
      }
      await tx.query(sql`release savepoint part`);
      failures.end();
      return outcomes;
    } catch (error) {
      if (isWorthRetrying(error) || error instanceof BrokenHandlerError) throw error;
      await tx.query(sql`rollback to savepoint part`);
      if (part.length > 1) return halves(part, error);
      if (attemptsLeft > 1) return attempt(part, attemptsLeft - 1);
      return [giveUp(part[0], error)];
    }
  };

  const halves = async (part: readonly ReceivedEvent<unknown>[], error: unknown): Promise<readonly Outcome[]> => {
    logger.warn(
      { handler: handler.name, records: part.length, reason: errorText(error) },
      'Part of a batch failed; looking for the record that did it',
    );
    const middle = Math.ceil(part.length / 2);
    const before = await attempt(part.slice(0, middle), ATTEMPTS_ALONE);
    return [...before, ...(await attempt(part.slice(middle), ATTEMPTS_ALONE))];
  };

  const giveUp = (event: ReceivedEvent<unknown> | undefined, error: unknown): Outcome => {
    if (event) failures.add(event);
    if (failures.count >= BROKEN_AFTER) {
      throw new BrokenHandlerError(
        `${handler.name} failed for ${BROKEN_AFTER} records in a row, the last time with: ${errorText(error)}`,
        { cause: error },
      );
    }
    logger.error(
      { handler: handler.name, eventId: event?.id, type: event?.type, reason: errorText(error) },
      'A record alone makes its batch fail; it is dead-lettered',
    );
    return deadLetter(`the handler failed: ${errorText(error)}`);
  };

  return attempt(events, ATTEMPTS_ALONE);
}
