import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Database } from '@sidetone/platform/database';
import { CHECKED, readChecksums, type Checksum, type Checksums } from './checksums.js';
import { LongWork } from './long-work.js';
import { NameDays } from './name-days.js';
import { RebuildCells, type RecountedMonth } from './rebuild-cells.js';
import { RebuildFromEvents, type FactsOfEvents } from './rebuild-from-events.js';
import { RebuildWeeks, type RecountedWeeks } from './rebuild-weeks.js';
import { RecountsOwed } from './recounts-owed.js';

/** From which everything is made anew: the kept facts, or these too from the events that Kafka keeps. */
export type RebuildSource = 'facts' | 'events';

export interface RebuildAnswer {
  /** Whether everything that was kept was equal to what was made anew, but for what is older than the events that are kept. */
  readonly equal: boolean;
  readonly from: RebuildSource;
  /** Null where facts are believed. */
  readonly facts: FactsOfEvents | null;
  readonly months: readonly RecountedMonth[];
  readonly weeks: RecountedWeeks;
  /** What answers that came meanwhile changed shows here too. */
  readonly checksums: Readonly<Record<keyof Checksums, { readonly before: Checksum; readonly after: Checksum }>>;
}

/** Makes anew what is kept: facts if asked, then days and months, then weeks. Cut short, the counts are made at the next start. */
@Injectable()
export class RebuildScores implements OnModuleInit {
  private readonly logger = new Logger(RebuildScores.name);

  constructor(
    private readonly events: RebuildFromEvents,
    private readonly days: NameDays,
    private readonly cells: RebuildCells,
    private readonly weeks: RebuildWeeks,
    private readonly owed: RecountsOwed,
    private readonly longWork: LongWork,
  ) {}

  /** Facts that an older version kept have no cells yet, and those of a rebuild that was cut short have others. */
  async onModuleInit(): Promise<void> {
    if ((await this.owed.latest()) === undefined) return;
    const { months, weeks } = await this.longWork.use((database) => this.recount(database));
    this.logger.log({ months: months.length, weeks: weeks.differing }, 'Counted facts that were not all counted yet');
  }

  /** @throws Problem 409 while another rebuild from events runs */
  rebuild(from: RebuildSource): Promise<RebuildAnswer> {
    return this.longWork.use((database) => this.rebuildOn(database, from));
  }

  private async rebuildOn(database: Database, from: RebuildSource): Promise<RebuildAnswer> {
    const before = await readChecksums(database);
    const facts = from === 'events' ? await this.events.rebuild() : null;
    const { months, weeks } = await this.recount(database);
    const after = await readChecksums(database);
    const differing = [facts?.answers, facts?.invitations].reduce(
      (sum, found) => sum + (found ? found.missing + found.differing + found.unexplained : 0),
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

  /** Whoever changes facts notes it: what is counted of them is behind until all of this is done. */
  private async recount(database: Database): Promise<Pick<RebuildAnswer, 'months' | 'weeks'>> {
    const latest = await this.owed.latest();
    const own = await this.days.name(database);
    const months = await this.cells.rebuild(database);
    const weeks = await this.weeks.rebuild(database);
    await this.owed.done(latest, own);
    return { months, weeks };
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
