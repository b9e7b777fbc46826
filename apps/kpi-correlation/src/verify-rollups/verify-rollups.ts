import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@sidetone/platform/database';
import { EventPartitions } from '../keep-partitions/event-partitions.js';
import type { StateScope } from '../roll-up-states/state-scope.js';
import { MOST_EXAMPLES, type Comparison, type Difference } from './compare-totals.js';
import { EventsOfDay } from './events-of-day.js';
import { StatesOfScopes, type DayRange } from './states-of-scopes.js';

/** What came of comparing daily totals with what events and histories tell. */
export interface Verification extends DayRange {
  /** Days with events in the range. */
  readonly days: number;
  readonly rows: number;
  readonly differences: number;
  readonly examples: readonly Difference[];
  /** MD5 over the rows in order, counted anew and as they stood: equal where nothing differs. */
  readonly checksums: Comparison['checksums'];
  readonly repaired: boolean;
}

/** Proves that the daily totals are what the raw events and histories tell, or puts them right. */
@Injectable()
export class VerifyRollups {
  constructor(
    private readonly database: Database,
    private readonly partitions: EventPartitions,
    private readonly events: EventsOfDay,
    private readonly states: StatesOfScopes,
  ) {}

  /** A day in a transaction, then the states of some hundred scopes in each. Days whose events are dropped cannot be counted any more and are left out. */
  async run(range: DayRange, repair: boolean): Promise<Verification> {
    const days = (await this.partitions.days()).filter((day) => range.from <= day && day <= range.to);
    const all = new Sum();
    for (const day of days)
      all.add(
        await this.database.transaction((tx) => (repair ? this.events.repair(tx, day) : this.events.verify(tx, day))),
      );
    let after: StateScope | undefined;
    do {
      const from = after;
      const { last, comparison } = await this.database.transaction((tx) => this.states.next(tx, from, range, repair));
      all.add(comparison);
      after = last;
    } while (after !== undefined);
    return { ...range, days: days.length, ...all.told(), repaired: repair && all.differences > 0 };
  }
}

class Sum {
  rows = 0;
  differences = 0;
  private readonly examples: Difference[] = [];
  private readonly expected = createHash('md5');
  private readonly found = createHash('md5');

  add({ rows, differences, examples, checksums }: Comparison): void {
    this.rows += rows;
    this.differences += differences;
    this.examples.push(...examples.slice(0, MOST_EXAMPLES - this.examples.length));
    this.expected.update(checksums.expected);
    this.found.update(checksums.found);
  }

  told(): Pick<Verification, 'rows' | 'differences' | 'examples' | 'checksums'> {
    const { rows, differences, examples } = this;
    return {
      rows,
      differences,
      examples,
      checksums: { expected: this.expected.digest('hex'), found: this.found.digest('hex') },
    };
  }
}
