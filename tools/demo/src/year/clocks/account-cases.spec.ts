import type { Work } from '../read/survey-report.js';
import { aShownCase, byCustomer, entry, shownCases } from '../testing/a-case.js';
import { answered, aReport, givenAnswer, issued, NOON, told } from '../testing/a-year.js';
import { accountCases } from './account-cases.js';

const HOUR_MS = 3_600_000;
const call: Work = { caseId: 'CASE-1', at: NOON, by: 'anna', what: 'contact', said: 'reached', version: 2 };
const events = told({ issued: [issued('INV-1')], answered: [answered('INV-1')] });
const report = aReport({ ticks: [NOON], answers: [givenAnswer('hash of INV-1')] });
const kept = { ...aShownCase().firstContact, done: new Date(NOON).toISOString(), state: 'kept' };
const opened = byCustomer(NOON, 'open', 'open');
const contacted = shownCases([aShownCase({ firstContact: kept })], {
  histories: new Map([['CASE-1', [opened, entry(NOON, 'reach', 'contacted')]]]),
});

describe('accountCases', () => {
  it('adds up a case with its answer, its command and its clocks', () => {
    const { problems, ...account } = accountCases({ ...report, work: [call] }, events, contacted);
    expect(problems).toEqual([]);
    expect(account).toEqual({
      ...{ cases: 1, answers: 1, joined: 0, commands: 1 },
      clocks: { kept: 1, broken: 0, running: 1, overdue: 0 },
      ...{ told: {}, verdicts: {}, outcomes: { open: 1 } },
    });
  });

  it('misses an answer that no case lists, and one that two list', () => {
    expect(accountCases(report, events, shownCases([])).problems).toEqual([
      'The answer RSP-INV-1 is in no case that /v1/cases lists.',
    ]);
    const twice = shownCases([aShownCase(), aShownCase({ caseId: 'CASE-2' })]);
    expect(accountCases(report, events, twice).problems).toEqual(['The answer RSP-INV-1 is in 2 cases.']);
  });

  it('finds a case of an answer that nobody gave, and a score that nobody said', () => {
    const nobody = accountCases(report, told(), shownCases([aShownCase()])).problems;
    expect(nobody).toContain('RSP-INV-1 has a case, and nobody gave it.');
    const otherwise = { ...report, answers: [givenAnswer('hash of INV-1', { score: 3 })] };
    expect(accountCases(otherwise, events, shownCases([aShownCase()])).problems).toEqual([
      'CASE-1 shows RSP-INV-1 as 0; 3 was said.',
    ]);
  });

  it('finds a verdict that judges another case than the one that it was asked about', () => {
    const [answer] = events.answered;
    if (!answer) throw new Error('There is an answer.');
    const asked = [{ ...answer, data: { ...answer.data, verifies: { caseId: 'CASE-2', round: 1 } } }];
    const judges = (topic: string) => {
      const other = aShownCase({ caseId: 'CASE-2', topic, answers: [] });
      return accountCases(report, { ...events, answered: asked }, shownCases([aShownCase(), other])).problems;
    };
    const problem = 'RSP-INV-1 was asked for about CASE-2, and judges CASE-1.';
    expect(judges('billing')).toContain(problem);
    expect(judges('support')).not.toContain(problem);
  });

  it('misses a command that is in no history, and finds one that nobody gave', () => {
    const at = new Date(NOON).toISOString();
    expect(accountCases({ ...report, work: [call] }, events, shownCases([aShownCase()])).problems).toEqual([
      `CASE-1 has “nothing” where people did “${at} anna: reach”.`,
    ]);
    expect(accountCases(report, events, contacted).problems).toEqual([
      `CASE-1 has “${at} anna: reach”, which nobody did.`,
    ]);
  });

  it('says of which case a clock is not as reckoned', () => {
    const late = { ...aShownCase().resolve, due: new Date(NOON + 11 * HOUR_MS).toISOString() };
    const { problems } = accountCases(report, events, shownCases([aShownCase({ resolve: late })]));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^CASE-1 shows its resolve due 2026-06-03T20:00.*; by the ledger 2026-06-03T19:00/);
  });
});
