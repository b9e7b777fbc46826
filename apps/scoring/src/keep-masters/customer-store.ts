import { Injectable } from '@nestjs/common';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';
import { cellRow, placeRow, type AnswerCellRow, type PlaceRow } from '../keep-cells/answer-cell-row.js';
import { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { isAnswered, itsAnswer } from '../keep-cells/is-answered.js';
import { moveAnswers, moveInvitations } from '../keep-cells/move-facts.js';

/** What master data tells of a customer, as far as scores are grouped by it. */
export interface CustomerMaster {
  readonly customer_id: string;
  readonly segment: string;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly name: string | null;
  /** A year's, in the operator's currency. */
  readonly revenue: number | null;
  readonly version: number;
}

const columns = {
  customer_id: 'text',
  segment: 'text',
  region: 'text',
  contract_level: 'text',
  name: 'text',
  revenue: 'float8',
  version: 'bigint',
} as const;

const unknown = { segment: null, region: null, contractLevel: null, account: null, customerKnown: false };
const told = sql`segment = customer.segment, region = customer.region, contract_level = customer.contract_level,
  account = case when customer.segment <> 'consumer' then customer.customer_id end, customer_known = true
  from customer`;

/** The customers. A fixed number of statements, whatever the number of customers. */
@Injectable()
export class CustomerStore {
  constructor(private readonly cells: CellStore) {}

  /**
   * Keeps what is newer than what is known; returns the ids of those. What was counted while its customer was unknown moves to its groups;
   * what had groups stays there, because an answer belongs to those that its customer had then.
   */
  async keep(tx: Transaction, customers: readonly CustomerMaster[]): Promise<ReadonlySet<string>> {
    await holdScores(tx);
    const rows = await tx.query<{ customer_id: string }>(sql`
      insert into customer as known (customer_id, segment, region, contract_level, name, revenue, version)
      select customer_id, segment, region, contract_level, name, revenue, version
      from ${unnest(columns, customers)} order by customer_id
      on conflict (customer_id) do update set
        segment = excluded.segment, region = excluded.region, contract_level = excluded.contract_level, name = excluded.name,
        revenue = excluded.revenue, version = excluded.version
      where known.version < excluded.version
      returning customer_id`);
    const ids = rows.map((row) => row.customer_id);
    await this.fill(tx, ids);
    return new Set(ids);
  }

  /** Forgets customers; returns the ids that were known. Their answers stay in their groups until they are withdrawn. */
  async forget(tx: Transaction, customerIds: readonly string[]): Promise<ReadonlySet<string>> {
    await holdScores(tx);
    const rows = await tx.query<{ customer_id: string }>(sql`
      delete from customer where customer_id = any(${customerIds}::text[]) returning customer_id`);
    return new Set(rows.map((row) => row.customer_id));
  }

  private async fill(tx: Transaction, ids: readonly string[]): Promise<void> {
    const which = sql`customer.customer_id = fact.customer_id and customer.customer_id = any(${ids}::text[])
      and not fact.customer_known`;
    const answers = await tx.query<AnswerCellRow>(sql`
      with filled as (update answer_fact as fact set ${told} where ${which} and not fact.withdrawn returning fact.*)
      select ${cellRow} from filled`);
    const invitations = await tx.query<PlaceRow & { answered: boolean }>(sql`
      with rows as (update invitation_fact as fact set ${told} where ${which} returning fact.*)
      select ${isAnswered} as answered, ${placeRow} from rows ${itsAnswer}`);
    const cells = new CellChanges();
    moveAnswers(cells, answers, unknown);
    moveInvitations(cells, invitations, unknown);
    await this.cells.apply(tx, cells);
  }
}
