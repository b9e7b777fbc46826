import type { CaseEntry, LoopDocuments, ShownCase, ShownCases } from '../read/shown-cases.js';
import { NOON } from './a-year.js';

const iso = (at: number): string => new Date(at).toISOString();
const HOUR_MS = 3_600_000;

/** Open around the clock, so that a promise of so many minutes is due so many minutes later. */
export const always: LoopDocuments = {
  calendars: [
    {
      calendarId: 'always',
      timeZone: 'UTC',
      hours: Object.fromEntries(
        ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
          day,
          [{ from: 0, to: 1440 }],
        ]),
      ),
      holidays: [],
    },
  ],
  teams: [{ team: 'desk', calendarId: 'always', chain: [{ afterMinutes: 60, team: 'management' }] }],
  levels: {
    classes: [
      { band: 'detractor', firstContactMinutes: 120, resolveMinutes: 600, warnShare: 0.5, escalates: true },
      { band: 'passive', firstContactMinutes: 240, resolveMinutes: 900, warnShare: 0.5, escalates: false },
      { band: 'promoter', firstContactMinutes: 480, resolveMinutes: 960, warnShare: 0.5, escalates: false },
    ],
    closeAfterDays: 2,
  },
};

/** A detractor's case of the team that is always there, opened at noon and not touched. */
export const aShownCase = (more: Partial<ShownCase> = {}): ShownCase => ({
  ...{ caseId: 'CASE-1', contactId: 'CON-1', topic: 'support', contractLevel: null, band: 'detractor', team: 'desk' },
  ...{ state: 'open', escalationLevel: 0, alert: true, openedAt: iso(NOON), rootCause: null, actions: [] },
  firstContact: { due: iso(NOON + 2 * HOUR_MS), warn: iso(NOON + HOUR_MS), done: null, state: 'running' },
  resolve: { due: iso(NOON + 10 * HOUR_MS), warn: iso(NOON + 5 * HOUR_MS), done: null, state: 'running' },
  ...{ closedAt: null, outcome: null },
  answers: [{ responseId: 'RSP-INV-1', score: 0, answeredAt: iso(NOON), kind: 'transactional' }],
  ...more,
});

/** An entry by who it is: the customer's and the platform's come by no key. */
export const entry = (at: number, move: string, to: string, more: Partial<CaseEntry> = {}): CaseEntry => ({
  ...{ entry: 1, at: iso(at), by: 'anna', via: 'year', move, from: 'open', to, detail: {} },
  ...more,
});
export const byCustomer = (at: number, move: string, to: string, responseId = 'RSP-INV-1'): CaseEntry =>
  entry(at, move, to, { by: 'customer', via: null, detail: { responseId } });
export const byItself = (at: number, move: string, to = 'open'): CaseEntry =>
  entry(at, move, to, { by: 'sidetone', via: null });

/** The report of a platform with these cases, of which nobody has spoken with a customer yet. */
export const shownCases = (cases: readonly ShownCase[], more: Partial<ShownCases> = {}): ShownCases => ({
  cases,
  histories: new Map(cases.map(({ caseId }) => [caseId, [byCustomer(NOON, 'open', 'open')]])),
  documents: always,
  sla: [],
  ...more,
});
