import { siftLag } from './sift-lag.js';

const everybody = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
/** One event of each answer but the first `none`; the last `partly` have two more whose age nobody knows. */
const lagged = (n: number, none: number, partly: number) => ({
  ageDays: [0.5],
  counts: [Uint16Array.from({ length: n }, (_, i) => Number(i >= none))],
  ageless: Uint16Array.from({ length: n }, (_, i) => (i >= n - partly ? 2 : 0)),
});

describe('siftLag', () => {
  it('says why of what is no count of events', () => {
    expect(siftLag(undefined, everybody(3))).toEqual({ lagNote: expect.stringContaining('no count of events') });
  });

  it('has nothing to say where every age is known', () => {
    expect(siftLag(lagged(100, 50, 0), everybody(100))).toMatchObject({ lagNote: null, lagged: { ageDays: [0.5] } });
  });

  it('leaves out a few answers of which not every age is known, and says how many', () => {
    const { lagged: kept, lagNote } = siftLag(lagged(100, 50, 2), everybody(100));
    expect(lagNote).toBe(
      'Of 2 of the 50 exposed answers the evidence does not list every event: these answers are left out of the lag and of the choice of a form.',
    );
    expect(kept?.ageless?.[99]).toBe(2);
  });

  it('gives up, with the reason, where they are many', () => {
    expect(siftLag(lagged(100, 50, 3), everybody(100))).toEqual({
      lagNote:
        'Of 3 of the 50 exposed answers the evidence does not list every event: too many to leave out, so neither a lag nor a decay can be told.',
    });
  });

  it('counts only the answers that are analysed', () => {
    expect(siftLag(lagged(100, 50, 3), everybody(97)).lagNote).toBeNull();
  });
});
