import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { sql } from '../database/index.js';
import { deadLetter, drop, ok, RecordLedger, type Outcome } from './index.js';
import { EXAMPLES_KEPT } from './record-ledger.js';

let own: SuiteDatabase;
beforeEach(async () => {
  own = await openDatabase();
});
afterEach(async () => {
  await own.close();
});

const TOPIC = 'oss.call.v1';
const ledger = new RecordLedger();
const originOf = (index: number) => ({ source: '//oss.example', eventId: `E-${index}`, type: null });
/** Counts outcomes of the records from an offset on, as one batch does. */
const count = (first: number, outcomes: readonly Outcome[], partition = 0) =>
  own.database.transaction(async (tx) => {
    const countedTo = await ledger.open(tx, TOPIC, partition);
    const offsets = outcomes.map((_, index) => first + index);
    await ledger.count(tx, { topic: TOPIC, partition, countedTo }, offsets, outcomes, originOf);
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
      const countedTo = await ledger.open(tx, TOPIC, 0);
      await ledger.count(tx, { topic: TOPIC, partition: 0, countedTo }, [0], [ok], originOf);
      await tx.query(sql`select 1 / 0`);
    });
    await expect(failing).rejects.toThrow('division by zero');
    await count(0, [ok]);
    expect(await fates()).toEqual([['stored', '', 1]]);
  });
});

describe('the examples of RecordLedger', () => {
  const refused = { topic: TOPIC, fate: 'deadLettered', reason: 'refused by the rules' } as const;
  const examplesOf = async (most: number) => (await ledger.examples(own.database, [refused], most))[0] ?? [];

  it('tell of the latest records where they stand, whose they are and the whole reason; none of what was stored', async () => {
    await count(7, [ok, deadLetter('refused by the rules: no id'), drop('already known')], 2);
    await count(0, [deadLetter('refused by the rules: no time')]);
    expect(await examplesOf(9)).toMatchObject([
      { partition: 0, offset: 0, eventId: 'E-0', told: 'refused by the rules: no time' },
      { partition: 2, offset: 8, source: '//oss.example', eventId: 'E-1', told: 'refused by the rules: no id' },
    ]);
    expect(await own.database.query(sql`select from record_example where fate = 'stored'`)).toEqual([]);
  });

  it('stay few in a flood of bad records, of one batch and of many, and are the latest', async () => {
    const flood = (size: number) =>
      Array.from({ length: size }, (_, index) => deadLetter(`refused by the rules: field ${index} is not a number`));
    await count(0, flood(10_000));
    expect(await own.database.query(sql`select from record_example`)).toHaveLength(5);
    for (let batch = 0; batch < 30; batch += 1) await count(10_000 + batch * 100, flood(100));
    expect(await own.database.query(sql`select from record_example`)).toHaveLength(EXAMPLES_KEPT);
    expect(await fates()).toEqual([['deadLettered', 'refused by the rules', 13_000]]);
    const latest = await examplesOf(EXAMPLES_KEPT);
    const offsets = Array.from(
      { length: EXAMPLES_KEPT },
      (_, index) => 12_999 - Math.floor(index / 5) * 100 - (index % 5),
    );
    expect(latest.map(({ offset }) => offset)).toEqual(offsets);
  });
});
