import type { ShiftSignal } from '@sidetone/domain/control-chart';
import { toldAgain } from './told-again.js';

const nobody = { promoters: 0, passives: 0, detractors: 0 };
const shift = (day: string, direction: 'up' | 'down' = 'down'): ShiftSignal => ({
  ...{ day, direction, since: day, before: nobody, after: nobody, difference: -20, low: -30, high: -10 },
});
const told = (signal: ShiftSignal, revision = 1, withdrawn = false) => ({ signal, revision, withdrawn });

describe('what is told of shifts after a series was charted anew', () => {
  it('is a new shift, once', () => {
    const first = toldAgain([], [shift('2026-11-20')]);
    expect(first).toEqual([told(shift('2026-11-20'))]);
    expect(toldAgain(first, [shift('2026-11-20')])).toEqual([]);
  });

  it('is that a shift is withdrawn, once', () => {
    const gone = toldAgain([told(shift('2026-11-20'))], []);
    expect(gone).toEqual([told(shift('2026-11-20'), 2, true)]);
    expect(toldAgain(gone, [])).toEqual([]);
  });

  it('is a shift that was withdrawn and is there again', () => {
    expect(toldAgain([told(shift('2026-11-20'), 2, true)], [shift('2026-11-20')])).toEqual([
      told(shift('2026-11-20'), 3),
    ]);
  });

  it('is both where a shift shows on another day or to the other side', () => {
    expect(toldAgain([told(shift('2026-11-20'))], [shift('2026-11-20', 'up')])).toEqual([
      told(shift('2026-11-20', 'up')),
      told(shift('2026-11-20'), 2, true),
    ]);
  });
});
