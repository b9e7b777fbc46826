import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { sql } from '../database/index.js';
import { deadLetter, drop, ok, RecordLedger, type Outcome } from './index.js';

let own: SuiteDatabase;
beforeEach(async () => {
  own = await openDatabase();
});
afterEach(async () => {
  await own.close();
});

const ledger = new RecordLedger();
/** Counts outcomes of the records from an offset on, as one batch does. */
const count = (first: number, outcomes: readonly Outcome[], partition = 0) =>
  own.database.transaction(async (tx) => {
    const countedTo = await ledger.open(tx, 'oss.call.v1', partition);
    const offsets = outcomes.map((_, index) => first + index);
    await ledger.count(tx, 'oss.call.v1', partition, countedTo, offsets, outcomes);
  });
const fates = async () =>
  (await ledger.fates(own.database)).map(({ fate, reason, records }) => [fate, reason, records]);

describe('RecordLedger', () => {
  it('counts each record once by fate and kind of reason, whatever the reason tells of the single record', async () => {
    await count(0, [
      ok,
      drop('already known'),
      deadLetter('refused by the rules: no id'),
      deadLetter('refused by the rules: no time'),
    ]);
    await count(4, [ok, ok]);
    await count(0, [ok], 1);
    expect(await fates()).toEqual([
      ['deadLettered', 'refused by the rules', 2],
      ['dropped', 'already known', 1],
      ['stored', '', 4],
    ]);
  });

  it('counts nothing a second time when records are delivered again, wholly or in part', async () => {
    await count(10, [ok, ok, ok]);
    await count(10, [drop('already known'), drop('already known'), drop('already known')]);
    await count(12, [drop('already known'), ok]);
    await count(14, []);
    expect(await fates()).toEqual([['stored', '', 4]]);
  });

  it('lets a former owner of a partition and a new one wait for each other', async () => {
    await Promise.all(Array.from({ length: 5 }, () => count(0, [ok, ok])));
    expect(await fates()).toEqual([['stored', '', 2]]);
  });

  it('counts what took effect, and nothing that was rolled back', async () => {
    const failing = own.database.transaction(async (tx) => {
      await ledger.count(tx, 'oss.call.v1', 0, await ledger.open(tx, 'oss.call.v1', 0), [0], [ok]);
      await tx.query(sql`select 1 / 0`);
    });
    await expect(failing).rejects.toThrow('division by zero');
    await count(0, [ok]);
    expect(await fates()).toEqual([['stored', '', 1]]);
  });
});
