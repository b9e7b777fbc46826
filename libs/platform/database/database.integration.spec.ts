import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Database, platformMigrations, prepared, sql, type Transaction } from './index.js';

class Slow1000000000901 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table slowly as select 'made' as how from pg_sleep(1)`);
  }
  async down(): Promise<void> {}
}
class Failing1000000000902 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table halfway (id text); select 1 / 0`);
  }
  async down(): Promise<void> {}
}

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

  it('plans a prepared statement once for a connection, and finds other rows by it, also after a migration', async () => {
    await own.database.query(sql`insert into kept values ('E-7'), ('E-8')`);
    const find = (tx: Transaction, id: string): Promise<unknown[]> =>
      tx.query(prepared(sql`select id from kept where id = ${id}`));
    const plans = (tx: Transaction): Promise<{ asked: number }[]> =>
      tx.query(sql`select generic_plans + custom_plans as asked from pg_prepared_statements
        where statement = 'select id from kept where id = $1'`);
    await own.database.transaction(async (tx) => {
      expect(await find(tx, 'E-7')).toEqual([{ id: 'E-7' }]);
      expect(await find(tx, 'E-9')).toEqual([]);
      await tx.query(sql`alter table kept add column said text`);
      expect(await find(tx, 'E-8')).toEqual([{ id: 'E-8' }]);
      expect(await plans(tx)).toEqual([{ asked: '3' }]);
    });
  });

  it('tells what is wrong with a prepared statement as with any other, and goes on', async () => {
    const failing = (): Promise<unknown> => own.database.query(prepared(sql`select 1 / ${0}::int`));
    await expect(failing()).rejects.toThrow('division by zero');
    await expect(failing()).rejects.toThrow('division by zero');
    expect(await backend(own.database)).toBeGreaterThan(0);
  });

  it.each([
    ['statement_timeout', '100s'],
    ['idle_in_transaction_session_timeout', '2min'],
  ])('lets the server end by %s what lasts too long, before the client gives up', async (name, value) => {
    expect(await own.database.query(sql`select current_setting(${name}) as value`)).toEqual([{ value }]);
  });

  it('lets long work take an hour for a statement, but not idle while it may hold what all wait for', async () => {
    const long = new Database({ ...own.database.settings, poolSize: 1, isForLongWork: true });
    await long.source.initialize();
    try {
      const limits = sql`select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('client_connection_check_interval') as check`;
      expect(await long.query(limits)).toEqual([{ statement: '1h', idle: '2min', check: '10s' }]);
    } finally {
      await long.close();
    }
  });

  it('lets a migration take longer than anything else may, and tells how long it took', async () => {
    const lines: string[] = [];
    const migrations = [...platformMigrations, Slow1000000000901];
    const limited = new Database({ ...own.database.settings, migrations, statementLimitMs: 200 });
    await limited.open((line) => lines.push(line));
    try {
      await expect(limited.query(sql`select pg_sleep(1)`)).rejects.toThrow('statement timeout');
      expect(await limited.query(sql`select how from slowly`)).toEqual([{ how: 'made' }]);
      expect(lines).toEqual([
        'Migration Slow1000000000901 begins.',
        expect.stringMatching(/^Migration Slow1000000000901 took 1\.\d s\.$/),
      ]);
    } finally {
      await limited.close();
    }
  });

  it('undoes a migration that fails, keeps those before it, and lets the next start go on from there', async () => {
    const before = [...platformMigrations, Slow1000000000901];
    const failing = new Database({ ...own.database.settings, migrations: [...before, Failing1000000000902] });
    await expect(failing.open()).rejects.toThrow('division by zero');
    expect(await own.database.query(sql`select to_regclass('halfway') as made`)).toEqual([{ made: null }]);
    const lines: string[] = [];
    const mended = new Database({ ...own.database.settings, migrations: before });
    await mended.open((line) => lines.push(line));
    await mended.close();
    expect(lines).toEqual([]);
  });
});
