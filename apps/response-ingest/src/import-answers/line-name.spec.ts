import { identifiedLine, numberedLine, RowNames } from './line-name.js';

const namesOf = (rows: readonly (readonly string[])[]) => {
  const names = new RowNames();
  return rows.map((cells, index) => names.next(index + 2, cells));
};
const keysOf = (rows: readonly (readonly string[])[]) => namesOf(rows).map(({ key }) => key);
const [first, second, third] = [
  ['U-1', '9'],
  ['U-2', '0'],
  ['U-3', '10'],
] as const;

describe('the names of rows', () => {
  it('stay what they were when a line is put in before them', () => {
    const [, ...later] = keysOf([['U-0', '5'], first, second, third]);
    expect(later).toEqual(keysOf([first, second, third]));
  });

  it('tell equal lines apart by which of them they are', () => {
    const keys = keysOf([first, second, first, first]);
    expect(new Set(keys).size).toBe(4);
    expect(keysOf([second, first, first, first]).slice(1)).toEqual([keys[0], keys[2], keys[3]]);
  });

  it('follow from cells, not from their text run together', () => {
    expect(new Set(keysOf([['a', 'b'], ['ab', ''], ['a,b']])).size).toBe(3);
  });

  it('keep the number for people', () => {
    expect(namesOf([first, second]).map(({ line }) => line)).toEqual([2, 3]);
  });
});

it('never takes an id for a number, or a number for a row', () => {
  expect(numberedLine(7)).toEqual({ line: 7, key: 'line:7' });
  expect(identifiedLine(7, 'line:7')).toEqual({ line: 7, key: 'id:line:7' });
});
