import { Logger } from '@nestjs/common';
import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { callFailure, type ReceivedEvent } from '@sidetone/contracts/events';
import { aCallFailureRecord } from '@sidetone/contracts/testing';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { RivalWrite, sql, unnest, type Transaction } from '../database/index.js';
import type { BatchHandler } from './batch-runner.js';
import { BrokenHandlerError, FailuresInARow, handleWithoutPoison } from './handle-without-poison.js';
import { ok, type Outcome } from './outcome.js';

Logger.overrideLogger(false);

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase();
  await own.database.query(sql`create table kept (id text primary key)`);
});
afterAll(async () => {
  await own.close();
});
beforeEach(async () => {
  await own.database.query(sql`truncate kept`);
});

function events(...ids: readonly string[]): ReceivedEvent<unknown>[] {
  return ids.map((id) => {
    const decoded = decodeRecord(aCallFailureRecord({ headers: { ce_id: id } }));
    if (decoded.kind !== 'event') throw new Error(decoded.reason);
    return decoded.event;
  });
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `E-${index}`);
const kept = async (): Promise<string[]> =>
  (await own.database.query<{ id: string }>(sql`select id from kept order by length(id), id`)).map(({ id }) => id);

/** Keeps the ids it is given in one statement, and then does `last` with each. */
const keeping = (last: (id: string, tx: Transaction) => void | Promise<unknown>): BatchHandler => ({
  name: 'keeping',
  definitions: [callFailure],
  async handle({ events: part }, tx): Promise<readonly Outcome[]> {
    await tx.query(
      sql`insert into kept select id from ${unnest(
        { id: 'text' },
        part.map(({ id }) => ({ id })),
      )}`,
    );
    for (const { id } of part) await last(id, tx);
    return part.map(() => ok);
  },
});
const handle = (handler: BatchHandler, ...ids: readonly string[]) =>
  own.database.transaction((tx) => handleWithoutPoison(handler, events(...ids), tx));

describe('handleWithoutPoison', () => {
  it('keeps all that is good and gives up only the records that fail alone, each in its place', async () => {
    const ids = numbered(100);
    const poison = new Set(['E-0', 'E-41', 'E-42', 'E-99']);
    const handler = keeping((id, tx) => (poison.has(id) ? tx.query(sql`select 1 / 0`) : undefined));
    const outcomes = await handle(handler, ...ids);
    expect(ids.filter((_, index) => outcomes[index]?.kind === 'deadLetter')).toEqual([...poison]);
    expect(outcomes[41]).toEqual({
      kind: 'deadLetter',
      reason: 'the handler failed: PostgreSQL error 22012 (division by zero)',
    });
    expect(await kept()).toEqual(ids.filter((id) => !poison.has(id)));
  });

  it('tries a record that stands alone three times before it is given up', async () => {
    let failures = 2;
    const handler = keeping(() => {
      if (failures > 0) throw new Error(`${(failures -= 1)} more`);
    });
    expect(await handle(handler, 'E-1')).toEqual([ok]);
    expect(await kept()).toEqual(['E-1']);
  });

  it.each([
    ['the database’s absence', Object.assign(new Error('shutting down'), { code: '57P01' })],
    ['a rival that wrote the same', new RivalWrite('kept')],
  ])('gives up nothing for %s: all is tried again', async (_what, error) => {
    const failing = keeping((id) => {
      if (id === 'E-7') throw error;
    });
    await expect(handle(failing, ...numbered(10))).rejects.toBe(error);
    expect(await kept()).toEqual([]);
  });

  it('blames the handler, not the records, when record after record fails', async () => {
    const broken = keeping(() => {
      throw new TypeError('of undefined');
    });
    await expect(handle(broken, ...numbered(60))).rejects.toThrow(BrokenHandlerError);
    await expect(handle(broken, ...numbered(60))).rejects.toThrow('of undefined');
    expect(await kept()).toEqual([]);
  });

  it('blames the handler also when its records come one by one, unless a good one is between them', async () => {
    const poison = keeping((id) => {
      if (id !== 'good') throw new TypeError('of undefined');
    });
    const failures = new FailuresInARow();
    const one = (id: string) => own.database.transaction((tx) => handleWithoutPoison(poison, events(id), tx, failures));
    for (const id of numbered(24)) expect(await one(id)).toMatchObject([{ kind: 'deadLetter' }]);
    expect(await one('E-0')).toMatchObject([{ kind: 'deadLetter' }]); // tried again: the same record counts once
    expect(await one('good')).toEqual([ok]);
    for (const id of numbered(24)) expect(await one(id)).toMatchObject([{ kind: 'deadLetter' }]);
    await expect(one('E-24')).rejects.toThrow(BrokenHandlerError);
  });

  it('takes a handler that forgets outcomes for broken', async () => {
    const forgetful: BatchHandler = { ...keeping(() => {}), handle: async () => [ok] };
    await expect(handle(forgetful, 'E-1', 'E-2')).rejects.toThrow('answered 1 outcomes for 2 events');
  });
});
