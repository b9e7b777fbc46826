import type { SlaItem } from '../read/shown-cases.js';
import { aShownCase, entry, shownCases } from '../testing/a-case.js';
import { NOON } from '../testing/a-year.js';
import { slaProblems } from './account-sla.js';

const HOUR_MS = 3_600_000;
const iso = (hours: number): string => new Date(NOON + hours * HOUR_MS).toISOString();
/** Contacted after 10 and 30 hours and not at all, closed after 40, and still open for 100. */
const cases = shownCases(
  [aShownCase({ caseId: 'C1', closedAt: iso(40) }), aShownCase({ caseId: 'C2' }), aShownCase({ caseId: 'C3' })],
  {
    histories: new Map([
      ['C1', [entry(NOON + 10 * HOUR_MS, 'reach', 'contacted')]],
      ['C2', [entry(NOON + 30 * HOUR_MS, 'refuse', 'contactRefused')]],
    ]),
  },
);
const inside = (...counts: readonly number[]) =>
  [24, 48].map((hours, place) => ({ hours, cases: 3, inside: counts[place] ?? 0 }));
const item = (className: string, median = 30): SlaItem => ({
  className,
  firstContact: { cases: 3, done: 2, medianHours: median, inside: inside(1, 2) },
  close: { cases: 3, done: 1, inside: inside(0, 1) },
});
const problems = (...sla: readonly SlaItem[]) => slaProblems({ ...cases, sla }, NOON + 100 * HOUR_MS);

describe('slaProblems', () => {
  it('is silent where the report is as the cases are, those still waiting counted', () => {
    expect(problems(item('all'), item('detractor'))).toEqual([]);
  });

  it('says which figure of which class is another', () => {
    expect(problems(item('all'), item('detractor', 31))).toEqual([
      '/v1/sla tells 31 medianHours (firstContact) of detractor; counted from the cases they are 30.',
    ]);
  });

  it('misses a class', () => {
    expect(problems(item('all'))).toEqual(['/v1/sla tells nothing of the class detractor.']);
  });
});
