import { Database, sql, Transaction, trustedSql, type Sql } from '@sidetone/platform/database';
import type { PlanStep } from './plan-reading.js';

type Asks = <Row>(statement: Sql) => Promise<Row[]>;

/** A database that is asked as any other, and keeps how it was read: the plan of each statement with what it came to. */
export class ExplainingDatabase extends Database {
  private plans: PlanStep[] = [];

  /** The plans of what was asked since they were last taken. */
  takePlans(): readonly PlanStep[] {
    return this.plans.splice(0);
  }

  override async query<Row>(statement: Sql): Promise<Row[]> {
    const asks: Asks = (asked) => super.query(asked);
    await this.keepPlan(asks, statement);
    return asks(statement);
  }

  /** Runs `work` in a transaction whose statements are explained, too, and takes back what it did. */
  async explainedTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    await runner.startTransaction();
    try {
      const tx = new Transaction(runner);
      const asks: Asks = tx.query.bind(tx);
      tx.query = async (statement) => {
        await this.keepPlan(asks, statement);
        return asks(statement);
      };
      return await work(tx);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }

  private async keepPlan(asks: Asks, statement: Sql): Promise<void> {
    const [row] = await asks<{ 'QUERY PLAN': readonly { readonly Plan: PlanStep }[] }>(
      sql`${trustedSql('explain (analyze, format json)')} ${statement}`,
    );
    for (const { Plan } of row?.['QUERY PLAN'] ?? []) this.plans.push(Plan);
  }
}
