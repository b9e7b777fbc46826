import { matchGroups } from './match-groups.js';
import type { Member, Weighed } from './member.js';

const member = (treated: boolean, after: boolean, traits: Partial<Member['traits']> = {}): Member => ({
  customerId: 'CUS-1',
  treated,
  after,
  outcome: 0,
  unit: 'CELL-1',
  traits: { segment: 'consumer', region: 'Lappi', tenure: 'under 1 year', ...traits },
});
const many = (count: number, ...like: Parameters<typeof member>): Member[] =>
  Array.from({ length: count }, () => member(...like));
const groupsOf = (
  sizes: readonly [number, number, number, number],
  traits: Partial<Member['traits']> = {},
): Member[] => [
  ...many(sizes[0], false, false, traits),
  ...many(sizes[1], false, true, traits),
  ...many(sizes[2], true, false, traits),
  ...many(sizes[3], true, true, traits),
];

/** Share of each segment in one of the four groups, by weight. */
function composition(members: readonly Weighed[], treated: boolean, after: boolean): Record<string, number> {
  const group = members.filter((one) => one.treated === treated && one.after === after);
  const total = group.reduce((sum, { weight }) => sum + weight, 0);
  const shares: Record<string, number> = {};
  for (const { traits, weight } of group) shares[traits.segment] = (shares[traits.segment] ?? 0) + weight / total;
  return shares;
}

it('weighs all four groups to how the treated are composed, with weights that average 1', () => {
  const { members, matching } = matchGroups([
    ...groupsOf([90, 50, 10, 30]),
    ...groupsOf([10, 50, 40, 20], { segment: 'business' }),
  ]);
  expect(matching).toMatchObject({ on: ['segment', 'region', 'tenure'], strata: 2, treatedKept: 1 });
  for (const treated of [false, true]) {
    for (const after of [false, true]) {
      const shares = composition(members, treated, after);
      expect(shares['consumer']).toBeCloseTo(0.4, 12);
      expect(shares['business']).toBeCloseTo(0.6, 12);
      const group = members.filter((one) => one.treated === treated && one.after === after);
      expect(group.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(group.length, 9);
    }
  }
  // Ten answers of business customers stand for sixty per cent of a hundred.
  expect(matching.untreatedEffective).toBeLessThan(200);
});

it('takes a coarser match where the finest would leave out more than a tenth of the treated', () => {
  const members = [
    ...groupsOf([50, 50, 0, 0], { region: 'Uusimaa' }),
    ...groupsOf([50, 50, 20, 20], { tenure: '5 years and more' }),
    ...many(20, true, true, { region: 'Uusimaa', tenure: '5 years and more' }),
    ...many(20, true, false, { region: 'Uusimaa', tenure: '5 years and more' }),
  ];
  expect(matchGroups(members).matching).toMatchObject({ on: ['segment', 'region'], treatedKept: 1 });
});

it('never compares across segments, and says what share of the treated was kept', () => {
  const { members, matching } = matchGroups([
    ...groupsOf([30, 30, 10, 10]),
    ...groupsOf([0, 0, 30, 30], { segment: 'business' }),
  ]);
  expect(matching).toMatchObject({ treatedKept: 0.25 });
  expect(new Set(members.map(({ traits }) => traits.segment))).toEqual(new Set(['consumer']));
});

it('does not match on what it is told not to', () => {
  const members = [...groupsOf([30, 30, 0, 0], { region: 'Uusimaa' }), ...groupsOf([0, 0, 30, 30])];
  expect(matchGroups(members, ['region']).matching).toMatchObject({ on: ['segment', 'tenure'], treatedKept: 1 });
  expect(matchGroups(members).matching.on).not.toContain('region');
});

it('matches nobody where there is nobody', () => {
  expect(matchGroups([])).toMatchObject({
    members: [],
    matching: { strata: 0, treatedKept: 0, untreatedEffective: 0 },
  });
});
