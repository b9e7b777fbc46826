import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { cellRow, placeRow, type AnswerCellRow, type PlaceRow } from '../keep-cells/answer-cell-row.js';
import { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { isAnswered, itsAnswer } from '../keep-cells/is-answered.js';
import { moveAnswers, moveInvitations } from '../keep-cells/move-facts.js';

/** Which product a subscription is of. */
export interface SubscriptionMaster {
  readonly subscription_id: string;
  readonly product: string | null;
  readonly version: number;
}

const columns = { subscription_id: 'text', product: 'text', version: 'bigint' } as const;
const unknown = { product: null };

/** The subscriptions. A fixed number of statements, whatever their number. */
@Injectable()
export class SubscriptionStore {
  constructor(private readonly cells: CellStore) {}

  /** Keeps what is newer than what is known; returns the ids of those. What was counted while its product was unknown moves to it. */
  async keep(tx: Transaction, subscriptions: readonly SubscriptionMaster[]): Promise<ReadonlySet<string>> {
    await holdScores(tx);
    const rows = await tx.query<{ subscription_id: string }>(sql`
      insert into subscription as known (subscription_id, product, version)
      select subscription_id, product, version from ${unnest(columns, subscriptions)} order by subscription_id
      on conflict (subscription_id) do update set product = excluded.product, version = excluded.version
      where known.version < excluded.version
      returning subscription_id`);
    const ids = rows.map((row) => row.subscription_id);
    const which = sql`subscription.subscription_id = fact.subscription_id and fact.product is null
      and subscription.product is not null and subscription.subscription_id = any(${ids}::text[])`;
    const answers = await tx.query<AnswerCellRow>(sql`
      with filled as (
        update answer_fact as fact set product = subscription.product from subscription
        where ${which} and not fact.withdrawn returning fact.*)
      select ${cellRow} from filled`);
    const invitations = await tx.query<PlaceRow & { answered: boolean }>(sql`
      with rows as (
        update invitation_fact as fact set product = subscription.product from subscription where ${which} returning fact.*)
      select ${isAnswered} as answered, ${placeRow} from rows ${itsAnswer}`);
    const cells = new CellChanges();
    moveAnswers(cells, answers, unknown);
    moveInvitations(cells, invitations, unknown);
    await this.cells.apply(tx, cells);
    return new Set(ids);
  }

  /** Forgets subscriptions; returns the ids that were known. */
  async forget(tx: Transaction, subscriptionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ subscription_id: string }>(sql`
      delete from subscription where subscription_id = any(${subscriptionIds}::text[]) returning subscription_id`);
    return new Set(rows.map((row) => row.subscription_id));
  }
}
