import { sql, unnest } from './index.js';

describe('sql', () => {
  it('keeps values apart from the text, whatever they hold', () => {
    const name = `'; drop table event; --`;
    expect(sql`select ${name}, ${null}, ${0}`).toEqual({ text: 'select $1, $2, $3', values: [name, null, 0] });
  });

  it('renumbers the parameters of embedded parts, however deep', () => {
    const inner = sql`a = ${1} and b = ${2}`;
    const outer = sql`x = ${'x'} and (${inner}) or ${sql`not (${inner})`}`;
    expect(outer).toEqual({
      text: 'x = $1 and (a = $2 and b = $3) or not (a = $4 and b = $5)',
      values: ['x', 1, 2, 1, 2],
    });
  });

  it('tells $1 from $10', () => {
    const ten = sql`${0} ${1} ${2} ${3} ${4} ${5} ${6} ${7} ${8} ${9}`;
    expect(sql`${'first'} ${ten}`.text).toBe('$1 $2 $3 $4 $5 $6 $7 $8 $9 $10 $11');
  });

  it('takes a list for one value, as any(…) wants it', () => {
    expect(sql`select any(${['a', 'b']}::text[])`.values).toEqual([['a', 'b']]);
  });

  it('embeds rows as a table', () => {
    const { text, values } = sql`select * from ${unnest({ id: 'int' }, [{ id: 7 }], 'given')} where id > ${3}`;
    expect(text).toContain('as given');
    expect(text.endsWith(`where id > $${values.length}`)).toBe(true);
    expect(values.at(-1)).toBe(3);
  });
});
