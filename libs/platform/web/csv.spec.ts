import { parse } from 'csv-parse/sync';
import { oneRowEach, toCsv, type CsvForm } from './csv.js';

const form = oneRowEach<{ readonly a: string; readonly b: number | null }>({
  name: ({ a }) => a,
  'the b': ({ b }) => b,
});

describe('toCsv', () => {
  it('says its columns even where there are no items, and ends its lines as RFC 4180 does', () => {
    expect(toCsv([], form)).toBe('name,the b\r\n');
    expect(toCsv([{ a: 'x', b: null }], form)).toBe('name,the b\r\nx,\r\n');
  });

  it('gives back what went in, whatever it holds', () => {
    const text = 'with "quotes", commas,\r\nlines and åäö';
    expect(parse(toCsv([{ a: text, b: 1.5 }], form))).toEqual([
      ['name', 'the b'],
      [text, '1.5'],
    ]);
  });

  it.each(['=1+1', '+358', '-cmd', '@sum', '\t=1', '\r=1', '＝1'])('takes the sting out of %j', (formula) => {
    expect(parse(toCsv([{ a: formula, b: null }], form))[1]).toEqual([`'${formula}`, '']);
  });

  it('leaves negative numbers numbers', () => {
    expect(toCsv([{ a: 'x', b: -4.5 }], form)).toContain('x,-4.5\r\n');
  });

  it('gives an item as many rows as its form says', () => {
    const pairs: CsvForm<readonly number[]> = { columns: ['n'], rowsOf: (item) => item.map((n) => [n]) };
    expect(toCsv([[1, 2], [], [3]], pairs)).toBe('n\r\n1\r\n2\r\n3\r\n');
  });
});
