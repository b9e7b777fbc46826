import { Database, platformMigrations, sql } from '@sidetone/platform/database';
import { openDatabase } from '@sidetone/testing/suite';
import { scoring } from '../app.description.js';
import { WithdrawnAnswers1000000000107 } from './0007-withdrawn-answers.js';

const before = scoring.migrations.slice(0, scoring.migrations.indexOf(WithdrawnAnswers1000000000107));

describe('migration 0007', () => {
  it('forgets whom an invitation asked whose answer was withdrawn before, and nobody else', async () => {
    const own = await openDatabase(before);
    try {
      await own.database.query(sql`
        insert into answer_fact (response_id, revision, withdrawn, invitation_id) values ('RSP-1', 2, true, 'INV-1')`);
      await own.database.query(sql`
        insert into invitation_fact (invitation_id, survey_id, kind, dispatched_at, week, day, contact_id, customer_id, subscription_id, trigger_id)
        select 'INV-' || number, 'S', 'transactional', '2026-11-02', '2026-W45', '2026-11-02', 'CON-1', 'CUS-1', 'SUB-1', 'INT-1'
        from generate_series(1, 2) as number`);
      const migrations = [...platformMigrations, ...before, WithdrawnAnswers1000000000107];
      const upgraded = new Database({ ...own.database.settings, migrations });
      await upgraded.open();
      await upgraded.close();
      const people = sql`
        select invitation_id as id, num_nonnulls(contact_id, customer_id, subscription_id, trigger_id) as known, week
        from invitation_fact order by invitation_id`;
      expect(await own.database.query(people)).toEqual([
        { id: 'INV-1', known: 0, week: '2026-W45' },
        { id: 'INV-2', known: 4, week: '2026-W45' },
      ]);
    } finally {
      await own.close();
    }
  });
});
