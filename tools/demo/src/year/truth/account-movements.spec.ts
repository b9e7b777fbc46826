import type { ShownMovement } from '../read/shown-evidence.js';
import { aProgramme, aReport, NOON } from '../testing/a-year.js';
import { aCounted } from '../testing/counted-answers.js';
import { accountMovements } from './account-movements.js';
import { movementsAsked } from './movements-asked.js';

const DAY_MS = 86_400_000;
const report = aReport({
  programmes: [aProgramme('support', { kind: 'transactional' }), aProgramme('annual', { kind: 'relationship' })],
  ...{ ticks: [NOON - 60 * DAY_MS], movedAt: NOON, repairedAt: NOON, repairedCause: 'support.waiting' },
  until: NOON + 60 * DAY_MS,
});
const side = (days: number, scores: readonly number[], promoter: number) =>
  scores.map((score) =>
    aCounted({
      ...{ score, answeredAt: NOON + days * DAY_MS },
      planted: { chances: { promoter, passive: 0, detractor: 1 - promoter } },
    }),
  );
const many = (count: number, score: number): number[] => Array<number>(count).fill(score);
const before = side(-10, [...many(50, 9), ...many(50, 0)], 0.5);
const after = side(40, [...many(70, 9), ...many(30, 0)], 0.7);
const counts = (promoters: number, detractors: number) => ({ promoters, passives: 0, detractors });
const told: ShownMovement = {
  ...{ before: counts(50, 50), after: counts(70, 30), minimumN: 10, verdict: 'up', movement: undefined },
};
const account = (shown: Partial<typeof told> = {}, answers = [...before, ...after]) => {
  const asked = movementsAsked(report);
  return accountMovements(asked, answers, new Map(asked.map(({ name }) => [name, { ...told, ...shown }])));
};

describe('movementsAsked', () => {
  it('asks of each programme that asks after talks, and of the repaired area once what was before is forgotten', () => {
    expect(
      movementsAsked(report).map(({ name, query, before, after }) => [name, query, before.to, after.from]),
    ).toEqual([
      ['Luminet: support', 'kind=transactional&surveyId=support', '2026-06-02', '2026-06-03'],
      ['the repair: support', 'kind=transactional&journeyArea=support', '2026-06-02', '2026-07-01'],
    ]);
  });

  it('asks nothing of a year that was over before', () => {
    expect(movementsAsked({ ...report, until: NOON })).toEqual([]);
  });
});

describe('accountMovements', () => {
  it('agrees with what is told where it is what people said, and says what it was worth', () => {
    const { movements, problems } = account();
    expect(problems).toEqual([]);
    expect(movements).toHaveLength(2);
    expect(movements[0]).toMatchObject({ n: [100, 100], scores: [0, 40], verdict: 'up' });
    expect(movements[0]?.planted).toBeCloseTo(40, 10);
    expect(movements[0]?.found?.difference).toBeCloseTo(40, 10);
  });

  it('says where other counts or another verdict are told', () => {
    const { problems } = account({ before: counts(49, 50), verdict: 'down' });
    expect(problems).toContain('Luminet: support, before: 49 / 0 / 50 are told; people gave 50 / 0 / 50.');
    expect(problems).toContain('Luminet: support is told as down; by hand it is up.');
  });

  it('says where another interval is told', () => {
    const asked = movementsAsked(report).slice(0, 1);
    const movement = { difference: 40, low: 13, high: 65 };
    const shown = new Map(asked.map(({ name }) => [name, { ...told, movement }]));
    const { problems } = accountMovements(asked, [...before, ...after], shown);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/low: 13 is told; by hand it is 12\.\d/);
  });

  it('says where a score moved too far from what was planted', () => {
    const answers = [...before, ...side(40, [...many(70, 9), ...many(30, 0)], 0.1)];
    expect(account({}, answers).problems).toContain(
      'Luminet: support moved by 40.0 points; -80.0 were planted, which is too far off.',
    );
  });
});
