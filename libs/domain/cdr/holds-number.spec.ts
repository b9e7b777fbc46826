import { holdsNumber } from './holds-number.js';

describe('holdsNumber', () => {
  it.each([
    '358409001001',
    '00358409001001',
    '+358 40 900 1001',
    '0409001001',
    '040-900-1001',
    'SUB-(040) 900.1001',
    '9001001',
    'call:20261122080111-358409001001',
  ])('finds the number in %s', (id) => {
    expect(holdsNumber(id, '358409001001')).toBe(true);
  });

  it.each(['SUB-1001', 'c-000070-1-3-d0', '900100', '20261122080111900100177', 'SUB-9001002'])(
    'finds none in %s',
    (id) => {
      expect(holdsNumber(id, '358409001001')).toBe(false);
    },
  );

  it('takes no short code for a number', () => {
    expect(holdsNumber('call-112112', '112112')).toBe(false);
  });
});
