import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, sql } from '@sidetone/platform/database';
import { CHECKED, ReadChecksums, type Checksum, type Checksums } from './checksums.js';
import { RebuildCells, type RecountedMonth } from './rebuild-cells.js';
import { RebuildFromEvents, type FactsOfEvents } from './rebuild-from-events.js';
import { RebuildWeeks, type RecountedWeeks } from './rebuild-weeks.js';

/** From which everything is made anew: the kept facts, or these too from the events that Kafka keeps. */
export type RebuildSource = 'facts' | 'events';

export interface RebuildAnswer {
  /** Whether everything that was kept was equal to what was made anew. */
  readonly equal: boolean;
  readonly from: RebuildSource;
  /** Null where facts are believed. */
  readonly facts: FactsOfEvents | null;
  readonly months: readonly RecountedMonth[];
  readonly weeks: RecountedWeeks;
  /** What answers that came meanwhile changed shows here too. */
  readonly checksums: Readonly<Record<keyof Checksums, { readonly before: Checksum; readonly after: Checksum }>>;
}

/** Makes anew what is kept: facts if asked, then days and months, then weeks. */
@Injectable()
export class RebuildScores implements OnModuleInit {
  private readonly logger = new Logger(RebuildScores.name);

  constructor(
    private readonly database: Database,
    private readonly events: RebuildFromEvents,
    private readonly cells: RebuildCells,
    private readonly weeks: RebuildWeeks,
    private readonly checksums: ReadChecksums,
  ) {}

  /** Facts that an older version kept have no cells yet, and those of a rebuild that was cut short have others. */
  async onModuleInit(): Promise<void> {
    const owed = await this.database.query(sql`select since from recount_owed`);
    if (owed.length === 0) return;
    const months = await this.cells.rebuild();
    const weeks = await this.weeks.rebuild();
    await this.database.query(sql`delete from recount_owed`);
    this.logger.log({ months: months.length, weeks: weeks.differing }, 'Counted facts that were not all counted yet');
  }

  /** @throws Problem 409 while another rebuild from events runs */
  async rebuild(from: RebuildSource): Promise<RebuildAnswer> {
    const before = await this.checksums.read();
    // What is counted of facts is behind them until all of this is done: cut short, it is done at the next start.
    await this.database.query(sql`insert into recount_owed (since) values (now())`);
    const facts = from === 'events' ? await this.events.rebuild() : null;
    const months = await this.cells.rebuild();
    const weeks = await this.weeks.rebuild();
    await this.database.query(sql`delete from recount_owed`);
    const after = await this.checksums.read();
    const differing = [facts?.answers, facts?.invitations].reduce(
      (sum, found) => sum + (found ? found.missing + found.differing : 0),
      months.reduce((sum, month) => sum + month.differing, weeks.differing + weeks.moved),
    );
    return {
      equal: differing === 0,
      from,
      facts,
      months,
      weeks,
      checksums: bothOf(before, after),
    };
  }
}

function bothOf(before: Checksums, after: Checksums): RebuildAnswer['checksums'] {
  const pair = (part: keyof Checksums) => ({ before: before[part], after: after[part] });
  const [answers, invitations, days, months, weeks] = CHECKED;
  return {
    answers: pair(answers),
    invitations: pair(invitations),
    days: pair(days),
    months: pair(months),
    weeks: pair(weeks),
  };
}
