import { Injectable } from '@nestjs/common';
import { SECOND_MS, type Instant } from '@sidetone/domain/time';
import { Database, sql, type Transaction } from '@sidetone/platform/database';
import { DueRunner, type DueWork } from '@sidetone/platform/time';
import { EventPartitions } from '../keep-partitions/event-partitions.js';
import { RollUpStates } from '../roll-up-states/roll-up-states.js';
import type { StateScope } from '../roll-up-states/state-scope.js';
import { AnswersToRecompute } from './answers-to-recompute.js';
import { stopCounting } from './counting-lock.js';
import { EventRecounter } from './event-recounter.js';
import { RecountStore, type Recount } from './recount-store.js';
import { needHistories, typesOf } from './types-of-facts.js';

/** Every process trusts what it knows of the catalogue for a second; this is two, by a clock that nobody simulates. */
const ALL_KNOW_AFTER_MS = 2 * SECOND_MS;
/** How long one turn lasts. Other work that is due has its turn in between. */
const TURN_MS = SECOND_MS;
const SCOPES_AT_ONCE = 200;

/** How far this process is with a recount. */
interface Walk {
  readonly seenAt: number;
  barred: boolean;
  scopesAfter: StateScope | undefined;
  scopesDone: boolean;
  day: string | undefined;
  seqAfter: string;
}

/**
 * Counts the history of a KPI anew after an edit: its states for everybody, then its events day by day, the newest first. Runs beside
 * ingestion: events come in under the new catalogue before the first is looked at, and each portion exchanges what it finds in a transaction
 * of its own. After a crash it goes on with the day it was at; what was counted before does not change a second time.
 */
@Injectable()
export class RecountKpis implements DueWork {
  readonly name = 'recount KPIs';
  private readonly walks = new Map<string, Walk>();

  constructor(
    private readonly database: Database,
    private readonly store: RecountStore,
    private readonly recounter: EventRecounter,
    private readonly states: RollUpStates,
    private readonly partitions: EventPartitions,
    private readonly answers: AnswersToRecompute,
    private readonly due: DueRunner,
  ) {
    due.register(this);
  }

  /** One turn. Always 0, so that a long history does not keep other due work waiting: the runner comes back by itself. */
  async runDue(now: Instant): Promise<number> {
    const recount = await this.store.next();
    if (!recount) return 0;
    const walk = this.walkOf(recount);
    if (performance.now() - walk.seenAt < ALL_KNOW_AFTER_MS) return 0;
    const endsAt = performance.now() + TURN_MS;
    // Whoever began to count before all knew the new definition has finished now.
    if (!walk.barred) await this.database.transaction(stopCounting);
    walk.barred = true;
    const facts = await this.store.factsOf(recount.kpi);
    while (needHistories(facts) && !walk.scopesDone && performance.now() < endsAt) await this.nextScopes(walk);
    if (needHistories(facts) && !walk.scopesDone) return 0;
    const days = await this.partitions.days();
    const types = typesOf(facts);
    let progress = recount.progress_day;
    while (performance.now() < endsAt) {
      const day = days.findLast((one) => progress === null || one < progress);
      if (day === undefined) {
        await this.finish(recount, progress, now);
        return 0;
      }
      if (await this.nextEvents({ recount, walk, day, types, until: progress, now })) progress = day;
    }
    return 0;
  }

  countDue(): Promise<number> {
    return this.store.countOpen();
  }

  private walkOf({ kpi, version }: Recount): Walk {
    const key = `${kpi} ${version}`;
    const known = this.walks.get(key);
    if (known) return known;
    const walk: Walk = {
      seenAt: performance.now(),
      barred: false,
      scopesAfter: undefined,
      scopesDone: false,
      day: undefined,
      seqAfter: '-1',
    };
    this.walks.set(key, walk);
    return walk;
  }

  private async nextScopes(walk: Walk): Promise<void> {
    await this.database.transaction(async (tx) => {
      const scopes = await scopesAfter(tx, walk.scopesAfter);
      await this.states.anew(tx, scopes);
      walk.scopesAfter = scopes.at(-1);
      walk.scopesDone = scopes.length < SCOPES_AT_ONCE;
    });
    this.due.progressed(this);
  }

  /** Returns whether the day is done. */
  private async nextEvents(turn: {
    recount: Recount;
    walk: Walk;
    day: string;
    types: readonly string[];
    until: string | null;
    now: Instant;
  }): Promise<boolean> {
    const { recount, walk, day, types, until, now } = turn;
    const after = walk.day === day ? walk.seqAfter : '-1';
    const last = await this.database.transaction(async (tx) => {
      const found = await this.recounter.next(tx, day, after, types);
      if (found === undefined) {
        await this.answers.mark(tx, day, until, now);
        await this.store.progress(tx, recount, day);
      }
      return found;
    });
    walk.day = day;
    walk.seqAfter = last ?? '-1';
    this.due.progressed(this);
    return last === undefined;
  }

  private async finish(recount: Recount, oldest: string | null, now: Instant): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.answers.mark(tx, null, oldest, now);
      await this.store.done(tx, recount, now);
    });
    this.walks.delete(`${recount.kpi} ${recount.version}`);
  }
}

/** The next of all whose totals follow from states. */
export function scopesAfter(tx: Transaction, last: StateScope | undefined): Promise<StateScope[]> {
  return tx.query<StateScope>(sql`
    select scope::text as scope, scope_id from state_scope
    where ${last === undefined}::bool or (scope_id, scope) > (${last?.scope_id ?? ''}, ${last?.scope ?? 'subscription'}::rollup_scope)
    order by scope_id, state_scope.scope limit ${SCOPES_AT_ONCE}::int`);
}
