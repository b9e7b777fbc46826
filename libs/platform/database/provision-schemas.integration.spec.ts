import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { provisionSchemas, type ServiceSchema } from './index.js';

const suffix = randomBytes(4).toString('hex');
const database = `provision_${suffix}`;
const schemaOf = (name: string, password = `it's ${name}`): ServiceSchema => ({
  schema: `${name} "schema"`,
  role: `${name}_${suffix}`,
  password,
});
const [shop, stock] = [schemaOf('shop'), schemaOf('stock')];

const adminUrl = (name?: string): string => {
  const url = new URL(process.env['SIDETONE_TEST_DATABASE_URL'] ?? '');
  if (name !== undefined) url.pathname = `/${name}`;
  return url.toString();
};

async function as<T>(who: ServiceSchema | 'admin', work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(adminUrl(who === 'admin' ? undefined : database));
  if (who !== 'admin') {
    url.username = who.role;
    url.password = encodeURIComponent(who.password);
  }
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await as('admin', (client) => client.query(`create database ${database}`));
  await provisionSchemas(adminUrl(database), [shop, stock]);
  await as(shop, (client) => client.query('create table item (id int)'));
});
afterAll(async () => {
  await as('admin', async (client) => {
    await client.query(`drop database ${database} with (force)`);
    for (const { role } of [shop, stock]) await client.query(`drop role ${role}`);
  });
});

const NOT_ALLOWED = { code: '42501' };

describe('provisionSchemas', () => {
  it('gives a role its own schema, without naming it', async () => {
    const { rows } = await as(shop, (client) =>
      client.query(`select schemaname from pg_tables where tablename = 'item'`),
    );
    expect(rows).toEqual([{ schemaname: 'shop "schema"' }]);
  });

  it('shows a role nothing of another’s schema', async () => {
    for (const statement of ['select * from "shop ""schema""".item', 'create table "shop ""schema""".mine (id int)']) {
      await expect(as(stock, (client) => client.query(statement))).rejects.toMatchObject(NOT_ALLOWED);
    }
    await expect(as(stock, (client) => client.query('select * from item'))).rejects.toMatchObject({ code: '42P01' });
  });

  it('lets no role put anything into the public schema, or make schemas and roles', async () => {
    for (const statement of ['create table public.item (id int)', 'create schema another', 'create role another']) {
      await expect(as(shop, (client) => client.query(statement))).rejects.toMatchObject(NOT_ALLOWED);
    }
  });

  it('can be repeated: it keeps what is there and sets the password given', async () => {
    const changed = { ...shop, password: `it's "another"` };
    await provisionSchemas(adminUrl(database), [changed, stock]);
    expect((await as(changed, (client) => client.query('select * from item'))).rowCount).toBe(0);
    await expect(as(shop, (client) => client.query('select 1'))).rejects.toMatchObject({ code: '28P01' });
  });
});
