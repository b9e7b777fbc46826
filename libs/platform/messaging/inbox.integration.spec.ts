import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { Inbox } from './index.js';

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase();
});
afterAll(async () => {
  await own.close();
});

const inbox = new Inbox();
const admit = (consumer: string, ...ids: readonly string[]) =>
  own.database.transaction((tx) => inbox.admit(tx, consumer, ids));

describe('Inbox', () => {
  it('admits an event once per consumer, also when a batch holds it twice', async () => {
    expect(await admit('mail', 'a', 'b', 'a')).toEqual(new Set(['a', 'b']));
    expect(await admit('mail', 'b', 'c')).toEqual(new Set(['c']));
    expect(await admit('sms', 'b')).toEqual(new Set(['b']));
    expect(await admit('mail')).toEqual(new Set());
  });

  it('forgets what it admitted when the effect is rolled back', async () => {
    const failing = own.database.transaction(async (tx) => {
      await inbox.admit(tx, 'mail', ['d']);
      throw new Error('the effect failed');
    });
    await expect(failing).rejects.toThrow('the effect failed');
    expect(await admit('mail', 'd')).toEqual(new Set(['d']));
  });

  it('admits an event to one of two transactions that take it at the same time', async () => {
    const both = await Promise.all([admit('mail', 'e', 'f'), admit('mail', 'f', 'e')]);
    expect(both.flatMap((admitted) => [...admitted]).sort()).toEqual(['e', 'f']);
  });
});
