import fc from 'fast-check';
import { postStratifiedNps, weightedNps, type AskedStratum } from './index.js';

const counts = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors });

describe('postStratifiedNps', () => {
  const home = { stratum: 'home', invited: 900, counts: counts(30, 10, 10) };
  const business = { stratum: 'business', invited: 100, counts: counts(10, 10, 30) };

  it('counts each stratum by its share of those asked', () => {
    // Home +40, business −40: 0.9 × 40 − 0.1 × 40 = 32. Weights 18 and 2: (50 × 20)² / (50 × 324 + 50 × 4) = 60.9756.
    expect(postStratifiedNps([home, business])).toMatchObject({
      status: 'ok',
      n: 100,
      score: expect.closeTo(32, 9),
      rawScore: 0,
      effectiveN: expect.closeTo(1_000_000 / 16_400, 9),
      leftOut: [],
    });
  });

  const bands = fc.record({
    promoters: fc.integer({ min: 0, max: 9 }),
    passives: fc.integer({ min: 0, max: 9 }),
    detractors: fc.integer({ min: 1, max: 9 }),
  });
  const anyStrata = fc.uniqueArray(
    fc.record({ stratum: fc.string(), invited: fc.integer({ min: 1, max: 900 }), counts: bands }),
    { selector: ({ stratum }) => stratum, minLength: 1, maxLength: 6 },
  );

  it('comes to what the weighted score of the same answers row by row comes to', () => {
    fc.assert(
      fc.property(anyStrata, (strata) => {
        const rows = strata.flatMap((one) => rowsOf(one));
        const expected = weightedNps(
          rows.map(({ score }) => score),
          rows.map(({ weight }) => weight),
        );
        const found = postStratifiedNps(strata);
        if (expected.status !== 'ok' || found.status !== 'ok') throw new Error('All were asked and answered.');
        for (const key of ['n', 'score', 'rawScore', 'effectiveN', 'designEffect', 'variance'] as const) {
          expect(found[key]).toBeCloseTo(expected[key], 8);
        }
        expect(found.standardErrorKish).toBeCloseTo(expected.standardErrorKish, 5);
        expect(found.standardErrorLinearised ?? -1).toBeCloseTo(expected.standardErrorLinearised ?? -1, 5);
        expect(found.interval.low).toBeCloseTo(expected.interval.low, 8);
        expect(found.interval.high).toBeCloseTo(expected.interval.high, 8);
      }),
    );
  });

  it('leaves out and names a small stratum that is silent', () => {
    const silent = { stratum: 'public', invited: 52, counts: counts(0, 0, 0) };
    // 52 of 1,052 is 4.94 %.
    expect(postStratifiedNps([home, business, silent])).toMatchObject({
      status: 'ok',
      score: expect.closeTo(32, 9),
      leftOut: [{ stratum: 'public', invited: 52, answers: 0 }],
    });
  });

  it('is absent where a stratum of 5 % of those asked is silent', () => {
    const silent = { stratum: 'public', invited: 53, counts: counts(0, 0, 0) };
    expect(postStratifiedNps([home, business, silent])).toEqual({
      status: 'absent',
      n: 100,
      reason: 'Nobody of stratum public answered, which is 5.0 % of those asked.',
    });
  });

  it('is absent where many answers are of strata of whom nobody was asked in the window', () => {
    const few = { stratum: '', invited: 0, counts: counts(5, 0, 0) };
    expect(postStratifiedNps([home, business, few])).toMatchObject({
      status: 'ok',
      leftOut: [{ stratum: '', invited: 0, answers: 5 }],
    });
    const many = { ...few, counts: counts(6, 0, 0) };
    expect(postStratifiedNps([home, business, many])).toEqual({
      status: 'absent',
      n: 106,
      reason:
        '5.7 % of the answers are of strata that nobody was asked of in this window ((unknown)): take a longer one.',
    });
  });

  it('says why there is none for no answers, or where nobody was asked', () => {
    expect(postStratifiedNps([])).toEqual({ status: 'absent', n: 0, reason: 'There are no answers.' });
    expect(postStratifiedNps([{ ...home, invited: 0 }])).toMatchObject({
      status: 'absent',
      reason: 'Nobody was asked in this window: take a longer one.',
    });
  });

  it('refuses a stratum that is given twice and numbers that cannot be', () => {
    expect(() => postStratifiedNps([home, home])).toThrow('Stratum home is given twice: add its counts up first.');
    expect(() => postStratifiedNps([{ ...home, invited: -1 }])).toThrow(
      'Number of invited of stratum home: whole and ≥ 0, not -1.',
    );
    expect(() => postStratifiedNps([{ ...home, counts: counts(0.5, 1, 1) }])).toThrow(RangeError);
  });
});

function rowsOf({ invited, counts: { promoters, passives, detractors } }: AskedStratum) {
  const weight = invited / (promoters + passives + detractors);
  const rows = (n: number, score: number) => Array.from({ length: n }, () => ({ score, weight }));
  return [...rows(promoters, 10), ...rows(passives, 7), ...rows(detractors, 2)];
}
