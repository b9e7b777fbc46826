import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';

/** How long it waits for its turn to hold scores: behind it stand all who keep answers. */
export const LONG_WAIT_MS = 3_500_000;

/** A connection of its own for what counts everything: a statement may take an hour there, and the server looks whether we still live. */
@Injectable()
export class LongWork {
  constructor(private readonly database: Database) {}

  /** Opens the connection for as long as `work` runs. */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = new Database({ ...this.database.settings, poolSize: 1, isForLongWork: true });
    // The schema is up to date: to see to that would take a second connection.
    await database.source.initialize();
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
}
