import { numberedLine } from './line-name.js';
import { readImportedLine as readAt } from './read-imported-line.js';

const now = Date.UTC(2026, 10, 23);
const readImportedLine = (number: number, fields: Parameters<typeof readAt>[1]) =>
  readAt(numberedLine(number), fields, now);

const line = { contactId: 'CON-1', customerId: 'CUS-1', score: '9', answeredAt: '2026-11-20T10:00:00Z' };

describe('the score of an imported line', () => {
  it.each([
    ['0', 0],
    [' 7 ', 7],
    ['10', 10],
    [0, 0],
    [10, 10],
  ])('reads %p', (score, value) => {
    expect(readImportedLine(2, { ...line, score })).toMatchObject({
      kind: 'answer',
      answer: { content: { score: value } },
    });
  });

  it.each([['5, 6'], ['11'], [''], ['often'], ['9.0'], ['09'], [9.5], [null], [undefined], [true], ['９']])(
    'refuses %p with a reason that tells nothing of it',
    (score) => {
      expect(readImportedLine(2, { ...line, score })).toEqual({
        kind: 'refused',
        line: 2,
        key: 'line:2',
        reason: 'score: not one whole number from 0 to 10',
      });
    },
  );
});

it('believes when the answer was given', () => {
  expect(readImportedLine(2, { ...line, answeredAt: '2001-01-01T00:00:00+02:00' })).toMatchObject({
    answer: { answeredAt: Date.parse('2000-12-31T22:00:00Z') },
  });
});

it('refuses a line without contact, customer or time', () => {
  expect(readImportedLine(2, { ...line, contactId: undefined })).toMatchObject({ reason: 'contactId: must be text' });
  expect(readImportedLine(2, { ...line, customerId: '' })).toMatchObject({ reason: 'customerId: is empty' });
  expect(readImportedLine(2, { ...line, answeredAt: '2026-11-20' })).toMatchObject({ kind: 'refused' });
});

it('refuses what was answered in the future, but for clocks that differ a little', () => {
  expect(readImportedLine(2, { ...line, answeredAt: '2026-11-23T00:05:00Z' })).toMatchObject({ kind: 'answer' });
  expect(readImportedLine(2, { ...line, answeredAt: '2026-11-23T00:05:01Z' })).toEqual({
    kind: 'refused',
    line: 2,
    key: 'line:2',
    reason: 'answeredAt: lies in the future',
  });
});
