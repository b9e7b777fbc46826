import fc from 'fast-check';
import { HOUR_MS } from '../../time/index.js';
import { groupIncidents, poissonUpperTail, type Baseline, type GroupedCase, type Incident } from './index.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const RULES = { atLeast: 4, windowHours: 24, falseAlarm: 0.01 };
/** 90 days in which each piece of evidence was shared by so many cases. */
const usual = (cases: number): Baseline => ({ hours: 90 * 24, casesOf: () => cases });
const cell = (id: string) => ({ kind: 'resource', id }) as const;
const CELL = cell('CELL-7');
const at = (n: number, hours: number, evidence: GroupedCase['evidence'] = [CELL], customer = n): GroupedCase => ({
  ...{ caseId: `CASE-${n}`, customerId: `CUS-${customer}`, openedAt: NOW + hours * HOUR_MS, evidence },
});
const look = (cases: readonly GroupedCase[], standing: readonly Incident[] = [], baseline = usual(3)) =>
  groupIncidents(cases, standing, baseline, RULES, NOW);
const burst = [at(1, 0), at(2, 1), at(3, 5), at(4, 6)];

describe('poissonUpperTail', () => {
  // Exact sums: 1 − e^−1·(1 + 1 + 1/2), and 1 − e^−λ.
  it.each([
    [3, 1, 1 - Math.exp(-1) * 2.5],
    [1, 0.01, -Math.expm1(-0.01)],
    [1, 1e-12, 1e-12],
    [0, 5, 1],
    [2, 0, 0],
    [10, 10, 0.5420702855],
    [20, 10, 0.00345434],
    [100, 10, 1.2e-60],
  ])('of at least %d where %d are expected', (atLeast, expected, chance) => {
    const found = poissonUpperTail(atLeast, expected);
    if (chance < 1e-50) expect(found).toBeLessThan(1e-50);
    else expect(Math.abs(found - chance)).toBeLessThanOrEqual(chance * 1e-5);
  });

  it('refuses what is no count', () => {
    expect(() => poissonUpperTail(-1, 1)).toThrow(RangeError);
    expect(() => poissonUpperTail(1, Number.NaN)).toThrow(RangeError);
  });
});

describe('groupIncidents', () => {
  it('finds a burst of different customers of one cell, with its grounds', () => {
    const { incidents, found } = look(burst);
    expect(found).toEqual(['INC:resource:CELL-7:2026-11-23T10:00:00.000Z']);
    expect(incidents[0]).toMatchObject({
      members: ['CASE-1', 'CASE-2', 'CASE-3', 'CASE-4'],
      grounds: { customers: 4, expected: (3.5 * 24) / (90 * 24), below: 0.01 },
    });
    expect(incidents[0]?.grounds.p).toBeLessThan(1e-6);
  });

  it('finds none among too few customers, however many cases they have', () => {
    expect(look(burst.slice(0, 3)).incidents).toEqual([]);
    expect(look([...burst.slice(0, 3), at(4, 6, [CELL], 1), at(5, 7, [CELL], 2)]).incidents).toEqual([]);
  });

  it('finds none where so many are usual, or where they are far apart', () => {
    expect(look(burst, [], usual(270)).incidents).toEqual([]);
    expect(look([at(1, 0), at(2, 20), at(3, 40), at(4, 60)]).incidents).toEqual([]);
  });

  it('asks for a rarer chance the more evidence is looked at', () => {
    const one = look(burst, [], usual(30));
    const p = one.incidents[0]?.grounds.p ?? 1;
    const others = Array.from({ length: Math.ceil(0.01 / p) }, (_, i) => at(100 + i, i % 9, [cell(`CELL-X${i}`)]));
    expect(look([...burst, ...others], [], usual(30)).incidents).toEqual([]);
  });

  it('lets others join later, also one that comes late, and keeps the id', () => {
    const first = look(burst);
    const later = look([...burst, at(5, 20), at(6, -3), at(7, 100)], first.incidents);
    expect(later.found).toEqual([]);
    expect(later.joined.map(({ caseId }) => caseId)).toEqual(['CASE-6', 'CASE-5']);
    expect(later.incidents[0]).toMatchObject({
      ...{ incidentId: first.incidents[0]?.incidentId, members: { length: 6 }, grounds: first.incidents[0]?.grounds },
    });
    // Nothing leaves although the cases of then are not told any more.
    expect(look([], later.incidents).incidents).toEqual(later.incidents);
  });

  it('is one incident where the same customers share a bill run, too', () => {
    const shared = [CELL, { kind: 'billRun', id: 'BR-11' } as const];
    const { incidents } = look(burst.map((one) => ({ ...one, evidence: shared })));
    expect(incidents).toHaveLength(1);
    expect([incidents[0]?.evidence, ...(incidents[0]?.alsoShared ?? [])]).toEqual([shared[1], CELL]);
  });

  it('stays the same when told again, in any order', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(hours, fc.infiniteStream(fc.nat()), (told, keys) => {
        const cases = told.map((after, n) => at(n, after, [cell(`CELL-${n % 2}`)]));
        const shuffled = cases
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ one }) => one);
        const first = look(cases);
        expect(look(shuffled)).toEqual(first);
        expect(look(shuffled, first.incidents)).toEqual({ incidents: first.incidents, found: [], joined: [] });
      }),
    );
  });

  it('raises seldom more false incidents than it was allowed, where all is chance', () => {
    // Twenty cells with one case a day each, looked at afresh in 300 separate days.
    let alarms = 0;
    const random = lehmer(20_261_123);
    for (let day = 0; day < 300; day += 1) {
      const cases: GroupedCase[] = [];
      for (let place = 0; place < 20; place += 1) {
        for (let hour = -Math.log(random()) * 24; hour < 24; hour -= Math.log(random()) * 24) {
          cases.push(at(cases.length, hour, [cell(`CELL-${place}`)]));
        }
      }
      alarms += look(cases, [], usual(90)).found.length > 0 ? 1 : 0;
    }
    expect(alarms / 300).toBeLessThanOrEqual(0.02);
  });
});

/** Park and Miller's minimal generator: uniform in 0…1, the same in each run. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
