import { isWorthRetrying } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { holdScores } from './hold-scores.js';

let own: SuiteDatabase;
beforeAll(async () => {
  own = await openDatabase();
});
afterAll(async () => {
  await own.close();
});

describe('who waits for scores too long', () => {
  it('is told what is worth trying again, so that no answer is taken for a bad one', async () => {
    const refused = await own.database.transaction(async (tx) => {
      await holdScores(tx);
      return own.database.transaction((other) => holdScores(other, 50)).catch((error: unknown) => error);
    });
    expect(refused).toBeInstanceOf(Error);
    expect(isWorthRetrying(refused)).toBe(true);
    await own.database.transaction((tx) => holdScores(tx));
  });
});
