import { Database, sql, trustedSql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { scoring } from '../app.description.js';
import { readChecksums, type Checksums } from './checksums.js';

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase(scoring.migrations);
  await own.database.query(sql`
    insert into invitation_fact (invitation_id, survey_id, kind, dispatched_at, week, day)
    values ('INV-1', 'S', 'transactional', '2026-11-02T23:30:00Z', '2026-W45', '2026-11-02')`);
});
afterAll(async () => {
  await own.close();
});

/** As read where sessions begin with this time zone, and how times are shown there. */
async function readIn(
  zone: 'Asia/Tokyo' | 'America/Lima',
): Promise<{ checksums: Checksums; shown: string | undefined }> {
  await own.database.query(
    trustedSql(`do $$ begin
      execute format('alter role current_user in database %I set timezone = %L', current_database(), '${zone}');
    end $$`),
  );
  const database = new Database({ ...own.database.settings, poolSize: 1 });
  await database.source.initialize();
  try {
    const [row] = await database.query<{ shown: string }>(
      sql`select dispatched_at::text as shown from invitation_fact`,
    );
    return { checksums: await readChecksums(database), shown: row?.shown };
  } finally {
    await database.close();
  }
}

describe('checksums', () => {
  it('are the same of the same rows, in whatever time zone a server shows them', async () => {
    const [tokyo, lima] = [await readIn('Asia/Tokyo'), await readIn('America/Lima')];
    expect([tokyo.shown, lima.shown]).toEqual(['2026-11-03 08:30:00+09', '2026-11-02 18:30:00-05']);
    expect(tokyo.checksums.invitations.rows).toBe(1);
    expect(lima.checksums).toEqual(tokyo.checksums);
  });
});
