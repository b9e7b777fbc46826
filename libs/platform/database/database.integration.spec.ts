import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { sql, type Transaction } from './index.js';

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase();
  await own.database.query(sql`create table kept (id text primary key)`);
});
afterAll(async () => {
  await own.close();
});

const backend = async (asked: Pick<Transaction, 'query'>): Promise<number | undefined> =>
  (await asked.query<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]?.pid;

describe('Database', () => {
  it('gives nobody a connection on which the answer to a transaction was lost', async () => {
    const lost = new Error('Query read timeout');
    let doomed: number | undefined;
    const work = async (tx: Transaction): Promise<void> => {
      doomed = await backend(tx);
      await tx.query(sql`insert into kept values ('E-1')`);
      throw lost;
    };
    await expect(own.database.transaction(work)).rejects.toBe(lost);
    expect(doomed).toBeGreaterThan(0);
    expect(await backend(own.database)).not.toBe(doomed);
    expect(await own.database.query(sql`select id from kept`)).toEqual([]);
  });

  it('keeps the connection of a transaction that was rolled back', async () => {
    let used: number | undefined;
    const failing = own.database.transaction(async (tx) => {
      used = await backend(tx);
      await tx.query(sql`select 1 / 0`);
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect(await backend(own.database)).toBe(used);
  });

  it('goes on after the server has ended a connection in the middle of a transaction', async () => {
    const ended = own.database.transaction(async (tx) => {
      await tx.query(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await expect(ended).rejects.toThrow();
    expect(await backend(own.database)).toBeGreaterThan(0);
  });

  it.each([
    ['statement_timeout', '100s'],
    ['idle_in_transaction_session_timeout', '2min'],
  ])('lets the server end by %s what lasts too long, before the client gives up', async (name, value) => {
    expect(await own.database.query(sql`select current_setting(${name}) as value`)).toEqual([{ value }]);
  });
});
