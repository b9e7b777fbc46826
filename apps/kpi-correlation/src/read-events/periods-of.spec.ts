import { periodsOf } from './periods-of.js';

describe('periodsOf', () => {
  it('names days, weeks and months, and cuts the first and the last to what was asked for', () => {
    expect(periodsOf('2026-11-30', '2026-12-01', 'day', 9)).toEqual([
      { id: '2026-11-30', first: '2026-11-30', last: '2026-11-30' },
      { id: '2026-12-01', first: '2026-12-01', last: '2026-12-01' },
    ]);
    expect(periodsOf('2026-12-26', '2027-01-05', 'week', 9)).toEqual([
      { id: '2026-W52', first: '2026-12-26', last: '2026-12-27' },
      { id: '2026-W53', first: '2026-12-28', last: '2027-01-03' },
      { id: '2027-W01', first: '2027-01-04', last: '2027-01-05' },
    ]);
    expect(periodsOf('2026-11-15', '2026-12-31', 'month', 9)).toEqual([
      { id: '2026-11', first: '2026-11-15', last: '2026-11-30' },
      { id: '2026-12', first: '2026-12-01', last: '2026-12-31' },
    ]);
  });

  it('gives none where there would be too many', () => {
    expect(periodsOf('2026-01-01', '2026-01-10', 'day', 10)).toHaveLength(10);
    expect(periodsOf('2026-01-01', '2026-01-11', 'day', 10)).toBeUndefined();
    expect(periodsOf('2000-01-01', '9999-12-31', 'week', 10)).toBeUndefined();
  });
});
