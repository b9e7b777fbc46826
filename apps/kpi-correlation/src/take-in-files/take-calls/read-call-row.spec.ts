import { DAY_MS } from '@sidetone/domain/time';
import { NumberHasher } from './number-hasher.js';
import { readCallRow } from './read-call-row.js';

const NOW = Date.UTC(2026, 10, 23, 12);
const hasher = new NumberHasher({ NUMBER_SECRET: 'a-secret-for-tests-0123456789abcdef', NUMBER_COUNTRY_CODE: '' });
const reading = {
  source: '//oss.example/cdr',
  clock: { zone: 'UTC', pattern: undefined },
  durationFactor: 1,
  maxAgeDays: 30,
};

const CALL: Readonly<Record<string, string>> = {
  recordId: 'R-1',
  callId: 'C-1',
  servedMsisdn: '+358 40 900 1001',
  otherParty: '040 123 4567',
  seizureTime: new Date(NOW - DAY_MS).toISOString(),
  durationSec: '0',
};
const read = (fields: Readonly<Record<string, string>> = {}) => {
  const cells = { ...CALL, ...fields };
  return readCallRow(
    { line: 2, text: '', content: { kind: 'cells', cell: (name) => cells[name] } },
    reading,
    hasher,
    NOW,
  );
};

describe('a row of call records', () => {
  it('is a call of the number that it names', () => {
    expect(read()).toMatchObject({ kind: 'call', number: '358409001001' });
  });

  it.each([
    ['recordId', '358409001001-1'],
    ['callId', '040-900-1001'],
    ['callId', 'x/9001001'],
    ['callId', '0401234567'],
    ['tech', '+358 (40) 123 4567'],
  ])('is refused when %s is %s, which holds the number of a party', (column, text) => {
    expect(read({ [column]: text })).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(new RegExp(`^${column} holds the telephone number of a party`)),
    });
  });

  it('is as old as the operator lets it be, and the reason says how old', () => {
    expect(read({ seizureTime: new Date(NOW - 30 * DAY_MS).toISOString() })).toMatchObject({ kind: 'call' });
    expect(read({ seizureTime: new Date(NOW - 30 * DAY_MS - 1).toISOString() })).toEqual({
      kind: 'dropped',
      reason: 'more than 30 days old',
    });
  });
});
