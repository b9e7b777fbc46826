import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Database, platformMigrations, sql, type ReadingContract } from './index.js';

class Shop1000000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table item (name text, price int)');
  }
  async down(): Promise<void> {}
}
class Cents1000000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table item add cents bigint; update item set cents = price * 100; alter table item drop column price',
    );
  }
  async down(): Promise<void> {}
}

const contract = (columns: Record<string, string>, query: string): ReadingContract => ({
  functions: [],
  views: [{ name: 'item', about: "The shop's items.", columns, query }],
});
const before = contract({ name: 'Name.', price: 'Price, euros.' }, 'select name, price from item');
const after = contract({ name: 'Name.', price: 'Price, euros.' }, 'select name, (cents / 100)::int from item');
const longer = contract(
  { name: 'Name.', price: 'Price, euros.', cents: 'Price, cents.' },
  'select name, (cents / 100)::int, cents from item',
);

let suite: SuiteDatabase;
const open = async (migrations: NewableFunction[], offered: ReadingContract): Promise<void> => {
  const database = new Database({
    url: suite.url,
    schema: 'scoring',
    poolSize: 2,
    migrations: [...platformMigrations, ...migrations],
    contract: offered,
  });
  try {
    await database.open();
  } finally {
    await database.close();
  }
};
const columns = async (): Promise<unknown[]> =>
  (
    await suite.database.query<{ column: string }>(
      sql`select attname::text as column from pg_attribute where attrelid = to_regclass('insight.item') and attnum > 0 order by attnum`,
    )
  ).map(({ column }) => column);

beforeAll(async () => {
  suite = await openDatabase();
});
afterAll(() => suite.close());

it('offers views with their meanings once the tables are up to date', async () => {
  await open([Shop1000000000101], before);
  await suite.database.query(sql`insert into item values ('lamp', 20)`);
  expect(
    await suite.database
      .query(sql`select col_description('insight.item'::regclass, 2) as meaning, obj_description('insight.item'::regclass) as about,
    has_table_privilege('sidetone_insight', 'insight.item', 'select') as read, has_table_privilege('sidetone_insight', 'insight.item', 'insert') as written`),
  ).toEqual([{ meaning: 'Price, euros.', about: "The shop's items.", read: true, written: false }]);
});

it('lets a migration drop what a view reads, and the view comes back as the new version has it', async () => {
  await open([Shop1000000000101, Cents1000000000102], after);
  expect(await suite.database.query(sql`select * from insight.item`)).toEqual([{ name: 'lamp', price: 20 }]);
});

it('adds columns at the end, and a replica of the version before does not take them away', async () => {
  await open([Shop1000000000101, Cents1000000000102], longer);
  expect(await columns()).toEqual(['name', 'price', 'cents']);
  await open([Shop1000000000101, Cents1000000000102], after);
  expect(await columns()).toEqual(['name', 'price', 'cents']);
});

it('stops with the name of what others built upon a view rather than drop it', async () => {
  await suite.database.query(sql`create view insight.theirs as select cents from insight.item`);
  const other = contract(
    { cents: 'Price, cents.', name: 'Name.', price: 'Price, euros.' },
    'select cents, name, (cents / 100)::int from item',
  );
  await expect(open([Shop1000000000101, Cents1000000000102], other)).rejects.toMatchObject({
    code: '2BP01',
    detail: expect.stringContaining('insight.theirs') as string,
  });
  expect(await columns()).toEqual(['name', 'price', 'cents']);
});
