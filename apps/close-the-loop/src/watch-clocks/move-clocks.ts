import { Injectable, Logger } from '@nestjs/common';
import type { Instant } from '@sidetone/domain/time';
import { Database } from '@sidetone/platform/database';
import { describeError } from '@sidetone/platform/observability';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { calendarOf } from '../keep-rules/find-rules.js';
import type { InForce, LoopRules } from '../keep-rules/loop-rules.js';
import { RulesStore } from '../keep-rules/rules-store.js';
import { SaveChanges } from '../persistence/save-changes.js';
import { CaseStore } from '../persistence/case-store.js';
import type { Case } from '../persistence/case.js';
import { updated } from '../tell-cases/case-events.js';
import type { Changed } from '../work-on-cases/work-on.js';
import { ClockMoves, type ClockMove } from './clock-moves.js';
import { moveClocks, scheduled } from './clocks-of-case.js';
import { eachByItself } from './sweep-each.js';

const CASES_AT_ONCE = 2_000;

/** Moves the clocks of live cases when calendars, teams or levels change, in portions, wherever a stop comes between. */
@Injectable()
export class MoveClocks implements DueWork {
  readonly name = 'move-clocks';
  private readonly logger = new Logger(MoveClocks.name);

  constructor(
    private readonly database: Database,
    private readonly rules: RulesStore,
    private readonly moves: ClockMoves,
    private readonly cases: CaseStore,
    private readonly save: SaveChanges,
    due: DueRunner,
  ) {
    due.register(this);
  }

  runDue(now: Instant): Promise<number> {
    return this.database.transaction(async (tx) => {
      const { rules, clockVersion } = await this.rules.inForce(tx);
      const behind = await this.cases.behind(tx, clockVersion, CASES_AT_ONCE);
      const least = Math.min(...behind.map((one) => one.clockVersion));
      const moves = behind.length === 0 ? [] : await this.moves.since(tx, least);
      const { changes, failed } = eachByItself(behind, now, (one) => movedTo(one, moves, { rules, clockVersion }, now));
      for (const { caseId, error } of failed)
        this.logger.error({ caseId, err: describeError(error) }, 'The clocks of a case could not be moved');
      // One that could not be moved stays due when it was, and counts as moved: else it would be tried without end.
      await this.save.changed(
        tx,
        changes.map((change) => ({ ...change, case: { ...change.case, clockVersion } })),
      );
      return behind.length;
    });
  }

  async countDue(): Promise<number> {
    const { clockVersion } = await this.rules.inForce();
    return this.cases.countBehind(clockVersion);
  }
}

/** The case by the rules in force; who follows cases hears of promises that moved. */
function movedTo(one: Case, moves: readonly ClockMove[], { rules, clockVersion }: InForce, now: Instant): Changed {
  const followed = { ...followMoves(one, moves, rules), clockVersion, revision: one.revision + 1 };
  const moved = scheduled(followed, now, rules);
  const isNews = moved.firstContactDue !== one.firstContactDue || moved.resolveDue !== one.resolveDue;
  const occasion = { at: now, by: 'sidetone' };
  return { case: moved, entries: [], news: isNews ? [updated(moved, occasion, rules.causes.groups)] : [] };
}

/** The case with its clocks taken through each change that it has not followed yet. */
export function followMoves(one: Case, moves: readonly ClockMove[], rules: LoopRules): Case {
  const missed = moves.filter(({ clockVersion }) => clockVersion > one.clockVersion);
  return missed.reduce((moved, { before, at }, place) => {
    const after = missed[place + 1]?.before ?? rules;
    const { team } = moved.assigned;
    return moveClocks(moved, at, calendarOf(before, team), calendarOf(after, team));
  }, one);
}
