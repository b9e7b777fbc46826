import fc from 'fast-check';
import { splitJsonArray } from './split-json-array.js';

describe('splitJsonArray', () => {
  it('gives each item as it came', () => {
    expect(splitJsonArray(' [ {"a": 1.0, "b":[1,2]} ,{"c":"],}\\"["}, 3 ]\n')).toEqual([
      '{"a": 1.0, "b":[1,2]}',
      '{"c":"],}\\"["}',
      '3',
    ]);
  });

  it('finds nothing in an empty array', () => {
    expect(splitJsonArray('[ ]')).toEqual([]);
  });

  it.each(['', '{}', '[1,]', '[1', '[1] 2', 'null', '[NaN]', '"[]"'])('does not take %s for an array', (text) => {
    expect(splitJsonArray(text)).toBeUndefined();
  });

  it('survives depth', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(splitJsonArray(`[${deep}]`)).toEqual([deep]);
  });

  it('loses and mixes nothing, whatever the items and blanks', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 2, '\t'), (values, indent) => {
        expect(splitJsonArray(JSON.stringify(values, undefined, indent))?.map((item) => JSON.parse(item))).toEqual(
          JSON.parse(JSON.stringify(values)),
        );
      }),
    );
  });
});
