import { sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { scoring } from '../app.description.js';
import { NameDays } from './name-days.js';
import { RecountsOwed } from './recounts-owed.js';

/** More than two pieces. */
const FACTS = 40_500;
const WRONG = ['RSP-00001', 'RSP-20001', 'RSP-40500'];

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase(scoring.migrations);
  await own.database.query(sql`
    insert into answer_fact (response_id, revision, withdrawn, invitation_id, survey_id, kind, score, band, answered_at, week, day, wave_id)
    select 'RSP-' || lpad(number::text, 5, '0'), 1, false, 'INV-' || number, 'S', 'wave', 9, 'promoter', '2026-11-02T23:30:00Z', '2026-W45', '2026-11-03', 'W1'
    from generate_series(1, ${FACTS}::int) as number`);
  await own.database.query(sql`
    insert into invitation_fact (invitation_id, survey_id, kind, dispatched_at, week, day)
    values ('INV-1', 'S', 'wave', '2026-11-02T23:30:00Z', '2026-W45', '2026-11-02')`);
});
afterAll(async () => {
  await own.close();
});

const owed = () => own.database.query(sql`select recount_id::int as note from recount_owed order by recount_id`);
const name = (zone: string) =>
  new NameDays(new RecountsOwed(own.database), { OPERATOR_TIME_ZONE: zone }).name(own.database);

describe('naming days', () => {
  it('finds what is wrong in each piece of the facts, and notes a recount for each that had something', async () => {
    await own.database.query(
      sql`update answer_fact set day = '2026-10-01', week = '2026-W40' where response_id = any(${WRONG}::text[])`,
    );
    const notes = await name('Europe/Helsinki');
    expect(notes).toHaveLength(4);
    expect(await owed()).toEqual(notes.map((note) => ({ note })));
    const [right] = await own.database.query(sql`
      select count(*)::int as facts, count(distinct (day, week))::int as days from answer_fact where (day, week) = ('2026-11-03', '2026-W45')`);
    expect(right).toEqual({ facts: FACTS, days: 1 });
    expect(await own.database.query(sql`select to_char(first_day, 'YYYY-MM-DD') as day from wave`)).toEqual([
      { day: '2026-11-03' },
    ]);
    expect(await name('Europe/Helsinki')).toEqual([]);
  });

  it('moves all of them with the zone', async () => {
    expect(await name('America/Lima')).toHaveLength(4);
    const [moved] = await own.database.query(
      sql`select count(*)::int as facts from answer_fact where (day, week) = ('2026-11-02', '2026-W45')`,
    );
    expect(moved).toEqual({ facts: FACTS });
  });
});

describe('notes of recounts that are owed', () => {
  it('are taken away by the recount that began after them, with its own, and by no other', async () => {
    const notes = new RecountsOwed(own.database);
    await own.database.query(sql`delete from recount_owed`);
    expect(await notes.latest()).toBeUndefined();
    const note = () => own.database.transaction((tx) => notes.note(tx));
    const before = await note();
    const latest = await notes.latest();
    expect(latest).toBe(before);
    const [ours, anothers] = [await note(), await note()];
    await notes.done(latest, [ours]);
    expect(await owed()).toEqual([{ note: anothers }]);
    await notes.done(undefined, []);
    expect(await owed()).toEqual([{ note: anothers }]);
  });
});
