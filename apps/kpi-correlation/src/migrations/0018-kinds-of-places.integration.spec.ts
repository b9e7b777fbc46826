import { Database, platformMigrations, sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { kpiCorrelation } from '../app.description.js';
import { KindsOfPlaces1000000000118 } from './0018-kinds-of-places.js';

const { migrations } = kpiCorrelation;
const before = migrations.slice(0, migrations.indexOf(KindsOfPlaces1000000000118));

let own: SuiteDatabase;
let upgraded: Database;

beforeAll(async () => {
  own = await openDatabase(before);
  upgraded = new Database({ ...own.database.settings, migrations: [...platformMigrations, ...migrations] });
});
afterAll(async () => {
  await upgraded.close();
  await own.close();
});

describe('migration 0018', () => {
  it('takes for a region what has the name of one that a customer has, and for a resource all else', async () => {
    await own.database.query(
      sql`insert into customer (customer_id, segment, region, version) values ('CUS-1', 'consumer', 'Lappi', 1), ('CUS-2', 'consumer', null, 1)`,
    );
    await own.database.query(
      sql`insert into place values ('Lappi', null, 26.5, 67, now(), 'tests'), ('CELL-1', 'Arabia', 25, 60, now(), 'tests')`,
    );
    await upgraded.open();
    await upgraded.query(sql`insert into place values ('Lappi', null, 1, 1, now(), 'tests', 'resource')`);
    expect(
      await upgraded.query(sql`select kind, place_id as id, longitude from place order by kind, place_id`),
    ).toEqual([
      { kind: 'region', id: 'Lappi', longitude: 26.5 },
      { kind: 'resource', id: 'CELL-1', longitude: 25 },
      { kind: 'resource', id: 'Lappi', longitude: 1 },
    ]);
  });
});
