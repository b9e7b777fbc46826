import type { ShownRecovery } from '../read/shown-evidence.js';
import { aShownCase, entry, shownCases } from '../testing/a-case.js';
import { NOON } from '../testing/a-year.js';
import { aCounted } from '../testing/counted-answers.js';
import { accountRecovery } from './account-recovery.js';

const DAY_MS = 86_400_000;
const iso = (days: number): string => new Date(NOON + days * DAY_MS).toISOString();
const listed = (responseId: string, score: number, days: number) => ({
  ...{ responseId, score, answeredAt: iso(days), kind: 'verification' },
});
const said = (responseId: string, score: number, days: number) =>
  aCounted({
    ...{ responseId, score, answeredAt: NOON + days * DAY_MS },
    planted: { chances: { promoter: 0.3, passive: 0.3, detractor: 0.4 } },
  });

/** One patched before the repair and still a detractor, one mended after it and content, one who says nothing. */
const cases = [
  aShownCase({
    caseId: 'C1',
    contactId: 'P1',
    rootCause: 'support.waiting',
    answers: [listed('R1', 2, 0), listed('R2', 3, 5)],
  }),
  aShownCase({
    ...{ caseId: 'C2', contactId: 'P2', rootCause: 'support.waiting', openedAt: iso(20) },
    answers: [listed('R3', 0, 20), listed('R4', 8, 25)],
  }),
  aShownCase({ caseId: 'C3', contactId: 'P3', rootCause: 'support.waiting', answers: [listed('R5', 6, 0)] }),
];
const resolved = (caseId: string, days: number) =>
  [caseId, [entry(NOON + days * DAY_MS, 'resolve', 'resolved')]] as const;
const shown = shownCases(cases, { histories: new Map([resolved('C1', 2), resolved('C2', 22), resolved('C3', 2)]) });
const answers = [said('R1', 2, 0), said('R2', 3, 5), said('R3', 0, 20), said('R4', 8, 25), said('R5', 6, 0)];
const report = { repairedAt: NOON + 10 * DAY_MS, repairedCause: 'support.waiting' };
const asked = [{ topic: 'support', from: NOON, to: NOON + 60 * DAY_MS }];
const told = (more: Partial<ShownRecovery> = {}): ShownRecovery => ({
  ...{ answered: 2, recovered: 1, byVerification: 1 },
  left: { notDetractor: 0, notResolved: 0, silent: 1 },
  ...more,
});

describe('accountRecovery', () => {
  it('tells who recovered of those whose case was patched, and of those whose cause was mended, beside what was planted', () => {
    const { recovery, problems } = accountRecovery(report, shown, answers, asked, [told()]);
    expect(problems).toEqual([]);
    expect(recovery?.patched).toMatchObject({ count: 0, of: 1, planted: 0.6 });
    expect(recovery?.mended).toMatchObject({ count: 1, of: 1, planted: 0.6 });
  });

  it('says where another number is told', () => {
    const { problems } = accountRecovery(report, shown, answers, asked, [told({ recovered: 2 })]);
    expect(problems).toEqual([
      `Recovery of support from ${iso(0)}: 2 are told as recovered; reckoned anew they are 1.`,
    ]);
  });

  it('tells of no repair where none was planted', () => {
    const none = { repairedAt: null, repairedCause: null };
    expect(accountRecovery(none, shown, answers, [], []).recovery).toBeNull();
  });
});
