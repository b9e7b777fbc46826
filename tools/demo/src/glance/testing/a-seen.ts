import type { Found, Seen } from '../seen.js';

const nothing: Found = {
  scoreNow: [{ Score: null, from: null, to: null, 'rests on': 'No answers in this time' }],
  scoreByWeek: [],
  responseRate: [{ Rate: null, from: null, to: null, asked: 0 }],
  responseRateByWeek: [],
  verdictOfDrivers: [],
  drivers: [],
  casesNow: [],
  pastDueByTeam: [],
  casesByDay: [],
};

/** What an empty system shows, but for what is given. */
export function aSeen(found: Partial<Found> = {}, planted?: Seen['planted']): Seen {
  return { kind: 'transactional', at: '2026-11-26T12:00:00.000Z', found: { ...nothing, ...found }, planted };
}

/** A KPI of the last run: associated with the score, unless told otherwise. */
export function aDriver(kpi: string, points: number, more: Partial<Found['drivers'][number]> = {}) {
  return {
    KPI: kpi,
    Team: 'core voice',
    'Points lost': points,
    from: points - 1,
    to: points + 1,
    Finding: 'associated' as const,
    ...more,
  };
}

export const aRun = (verdict: string) => ({
  Verdict: verdict,
  answers: 500,
  'as known at': '2026-11-26 11:00:00.5+00',
});
