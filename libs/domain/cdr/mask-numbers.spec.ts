import { maskNumbers } from './mask-numbers.js';

describe('maskNumbers', () => {
  it.each([
    '99900001001',
    '+358 40 123 4567',
    '(040) 900-1001',
    '040 900 1001',
    '+358 (0)40.123.4567',
    '040\u2011900\u00A01001',
    '0402026-11-22T08:01',
  ])('hides %s whole, wherever in a row it stands', (number) => {
    expect(maskNumbers(`R-1,MO,"${number}",4,x;${number};16`, [])).not.toMatch(/\p{Nd}{3}/u);
  });

  it.each(['2026-11-22T08:01:11Z', '2026-11-22 08:01:11.250+02:00', '2026-11-22T08:01:11+0200'])(
    'leaves the time %s readable',
    (time) => {
      expect(maskNumbers(`R-1,${time},99900001001`, [])).toBe(`R-1,${time},[number]`);
    },
  );

  it('hides a number that follows a time', () => {
    expect(maskNumbers('2026-11-22T08:01:11+99900001001', [])).toBe('2026-11-22T08:01:11[number]');
  });

  it('hides shorter numbers that are known, and leaves codes and counts', () => {
    expect(maskNumbers('MO,12345,4,404,123456', ['12345'])).toBe('MO,[number],4,404,[number]6');
  });
});
