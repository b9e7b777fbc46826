import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@sidetone/platform/database';
import { SETTINGS, type Settings } from '../app.settings.js';
import { KpiCatalogue } from '../keep-catalogue/kpi-catalogue.js';
import { dayBook } from '../store-events/day-book.js';
import { foldTotals } from './fold-totals.js';
import { ScopeHistories, type Entity } from './scope-histories.js';
import { scopeKey, type StateScope } from './state-scope.js';
import { StateTotals, type StateTotal } from './state-totals.js';

/** How many scopes' histories are in memory at the same time. */
const FOLDED_AT_ONCE = 500;

/**
 * Keeps the daily totals that follow from states in step with what is told: the whole history of everybody who is touched is folded, and
 * replaces what it told before. So neither the order in which tellings came nor their number leaves a trace.
 */
@Injectable()
export class RollUpStates {
  private readonly dayOf: (instant: number) => string;

  constructor(
    private readonly histories: ScopeHistories,
    private readonly totals: StateTotals,
    private readonly catalogue: KpiCatalogue,
    @Inject(SETTINGS) settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {
    this.dayOf = dayBook(settings.OPERATOR_TIME_ZONE);
  }

  /** After tellings of these were stored in this transaction. */
  async afterTelling(tx: Transaction, entities: readonly Entity[]): Promise<void> {
    if (entities.length === 0) return;
    await this.roll(tx, await this.histories.hold(tx, entities));
  }

  /** Rolls scopes up from their beginning, whoever else does so meanwhile. */
  async anew(tx: Transaction, scopes: readonly StateScope[]): Promise<void> {
    await this.histories.holdScopes(tx, scopes);
    await this.roll(tx, scopes);
  }

  /** What the histories of these scopes tell now, for each day that is not closed. Changes nothing. */
  async totalsOf(tx: Transaction, scopes: readonly StateScope[]): Promise<readonly StateTotal[]> {
    const catalogue = await this.catalogue.current(tx);
    const found = await this.histories.of(tx, scopes);
    return scopes.flatMap((scope) =>
      foldTotals(found.get(scopeKey(scope)) ?? [], catalogue, this.dayOf).map((total) => ({ ...scope, ...total })),
    );
  }

  private async roll(tx: Transaction, scopes: readonly StateScope[]): Promise<void> {
    for (let start = 0; start < scopes.length; start += FOLDED_AT_ONCE) {
      const some = scopes.slice(start, start + FOLDED_AT_ONCE);
      await this.totals.replace(tx, some, await this.totalsOf(tx, some));
    }
  }
}
