import {
  answered,
  anEntry,
  aPerson,
  aProgramme,
  aReport,
  caseOf,
  dispatched,
  givenAnswer,
  issued,
  NOON,
  told,
} from '../testing/a-year.js';
import { aShownCase, shownCases } from '../testing/a-case.js';
import { printYear } from '../show/print-year.js';
import { exitCodeOf, yearResult } from './year-result.js';

const run = { seed: 1, customers: 1, days: 1, profile: 'mine' };
const report = aReport({
  policy: { anySurvey: { invitedDays: 21 }, quietHours: { from: 21, to: 8 } },
  programmes: [aProgramme('support', { kind: 'transactional', interactionKinds: ['support'] })],
  people: [aPerson('CON-1')],
  talks: [{ interactionId: 'INT-1', kind: 'support', contactId: 'CON-1', at: NOON, toldAt: NOON }],
  trials: [{ of: 'hash of INV-1', contactId: 'CON-1', at: NOON, chance: 0.5, willAnswer: true }],
  answers: [givenAnswer('hash of INV-1')],
  ticks: [NOON],
});
const events = told({
  issued: [issued('INV-1', 'support', NOON + 1)],
  dispatched: [dispatched('INV-1')],
  answered: [answered('INV-1')],
  casesOpened: [caseOf('INV-1')],
});
const shown = (...entries: Parameters<typeof anEntry>[0][]) => ({
  histories: new Map([['CON-1', entries.map(anEntry)]]),
  frames: [],
  scores: new Map([['support', { score: 12.34, low: -5, high: 29.7, n: 100 }]]),
});
/** One case, told of and shown: as nobody has called, its contact is waited for since noon. */
const waits = { cases: 1, done: 0, inside: [{ hours: 24, cases: 1, inside: 0 }] };
const waiting = (className: string) => ({ className, firstContact: waits, close: waits });
const cases = shownCases([aShownCase()], { sla: [waiting('all'), waiting('detractor')] });
const evidence = { movements: new Map(), recoveries: [], indexes: new Map() };
const year = (
  ...[by = report, told = events, seen = shown({})]: Partial<[typeof report, typeof events, ReturnType<typeof shown>]>
) => yearResult(run, by, told, seen, cases, evidence, { all: 1 });
const printed = (result: ReturnType<typeof year>): string => {
  let screen = '';
  printYear(result, { write: (text) => (screen += text) });
  return screen;
};

describe('the result of a year', () => {
  it('ends with 0 where everything is accounted for and the policy was kept', () => {
    const result = year();
    expect(result.problems).toEqual([]);
    expect(result.violations).toEqual([]);
    expect(exitCodeOf(result)).toBe(0);
    const screen = printed(result);
    expect(screen).toContain('1 triggers = 0 left alone + 0 not drawn + 1 asked');
    expect(screen).toContain('Everything is accounted for, and nobody was asked against the policy.');
    expect(screen).toMatch(/support .*100\.0 %.*as planted.*\+12\.3.*−5\.0 … \+29\.7/);
  });

  it('ends with 1 where a trigger is lost, and says which', () => {
    const talks = [
      ...report.talks,
      { interactionId: 'INT-2', kind: 'support', contactId: 'CON-1', at: NOON, toldAt: NOON },
    ];
    const result = year({ ...report, talks });
    expect(exitCodeOf(result)).toBe(1);
    expect(printed(result)).toContain('NOT ACCOUNTED FOR  support knows nothing of INT-2.');
  });

  it('ends with 1 where somebody was asked against the policy, and says who', () => {
    const night = { ...aPerson('CON-1'), timeZone: 'America/Los_Angeles' };
    const result = year({ ...report, people: [night] });
    expect(exitCodeOf(result)).toBe(1);
    expect(result.broken['quiet hours']).toBe(2);
    expect(printed(result)).toMatch(/AGAINST THE POLICY \(quiet hours\) {2}CON-1 was reached by support at/);
  });

  it('ends with 1 where answers are too far from what was planted', () => {
    const trials = [{ of: 'hash of INV-1', contactId: 'CON-1', at: NOON, chance: 0.001, willAnswer: true }];
    const result = year({ ...report, trials });
    expect(exitCodeOf(result)).toBe(1);
    expect(result.problems).toEqual(['support: answers are too far from what was planted.']);
  });
});
