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

const contract = (version: number, columns: Record<string, string>, query: string): ReadingContract => ({
  version,
  functions: [],
  views: [{ name: 'item', about: "The shop's items.", columns, query }],
});
const before = contract(1, { name: 'Name.', price: 'Price, euros.' }, 'select name, price from item');
const after = contract(2, { name: 'Name.', price: 'Price, euros.' }, 'select name, (cents / 100)::int from item');
const longer = contract(
  3,
  { name: 'Name.', price: 'Price, euros.', cents: 'Price, cents.' },
  'select name, (cents / 100)::int, cents from item',
);

let suite: SuiteDatabase;
/** Starts a replica that offers a contract, and returns what it logged. */
const open = async (migrations: NewableFunction[], offered: ReadingContract): Promise<string[]> => {
  const lines: string[] = [];
  const database = new Database({
    url: suite.url,
    schema: 'scoring',
    poolSize: 2,
    migrations: [...platformMigrations, ...migrations],
    contract: offered,
  });
  try {
    await database.open((line) => lines.push(line));
  } finally {
    await database.close();
  }
  return lines;
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

it('adds columns at the end, and a replica of the version before leaves the views as the newer one has them', async () => {
  const both = [Shop1000000000101, Cents1000000000102];
  await open(both, longer);
  expect(await columns()).toEqual(['name', 'price', 'cents']);
  // An older one that says the same columns by another query is known by its version alone.
  const olderWords = contract(
    2,
    { name: 'Name.', price: 'Price, pence.', cents: 'Price, cents.' },
    'select name, 0, cents from item',
  );
  expect(await open(both, olderWords)).toContain(
    'The views stay as version 3 of them has it: this program knows version 2.',
  );
  await open(both, after);
  expect(await suite.database.query(sql`select * from insight.item`)).toEqual([
    { name: 'lamp', price: 20, cents: '2000' },
  ]);
  expect(await suite.database.query(sql`select col_description('insight.item'::regclass, 2) as meaning`)).toEqual([
    { meaning: 'Price, euros.' },
  ]);
});

it('is set right by the newest version, whatever stood before', async () => {
  await suite.database.query(sql`create or replace view insight.item as select name, 0 as price, cents from item`);
  expect(await open([Shop1000000000101, Cents1000000000102], longer)).toEqual([]);
  expect(await suite.database.query(sql`select price from insight.item`)).toEqual([{ price: 20 }]);
});

it('stops with the name of what others built upon a view rather than drop it', async () => {
  await suite.database.query(sql`create view insight.theirs as select cents from insight.item`);
  const other = contract(
    4,
    { cents: 'Price, cents.', name: 'Name.', price: 'Price, euros.' },
    'select cents, name, (cents / 100)::int from item',
  );
  await expect(open([Shop1000000000101, Cents1000000000102], other)).rejects.toMatchObject({
    code: '2BP01',
    detail: expect.stringContaining('insight.theirs') as string,
  });
  expect(await columns()).toEqual(['name', 'price', 'cents']);
});
