import { NumberHasher } from '../take-calls/number-hasher.js';
import { readNumber } from './read-number.js';

const hasher = new NumberHasher({ NUMBER_SECRET: 'a-secret-for-tests-0123456789abcdef', NUMBER_COUNTRY_CODE: '358' });

it.each([
  ['SUB-1001', 'link'],
  ['040 900 1001', 'refused'],
  ['S-9001001', 'refused'],
  ['+358-40-900-1001', 'refused'],
])('a number whose subscription is %s is: %s', (subscriptionId, kind) => {
  const cells: Readonly<Record<string, string>> = { number: '040 900 1001', subscriptionId };
  expect(readNumber((name) => cells[name], { zone: 'UTC', pattern: undefined }, hasher)).toMatchObject({ kind });
});
