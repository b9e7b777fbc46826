import { describeValue } from './describe-value.js';

describe('describeValue', () => {
  it('repeats a short code, a small number and a truth value', () => {
    expect(describeValue('vendorX')).toBe("'vendorX'");
    expect(describeValue(-53)).toBe('the number -53');
    expect(describeValue(true)).toBe('true');
  });

  it.each([['+99900001001'], ['tel99900001001'], ['anna@customer.example'], ['Anna Virtanen'], ['a'.repeat(50)]])(
    'does not repeat %s',
    (text) => {
      expect(describeValue(text)).toBe('text');
    },
  );

  it('does not repeat a number that may be a phone number', () => {
    expect(describeValue(99900001001)).toBe('a large number');
  });

  it('names what has no short form', () => {
    expect([undefined, null, [1, 2], {}].map(describeValue)).toEqual(['missing', 'null', 'a list of 2', 'an object']);
  });
});
