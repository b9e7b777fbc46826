import type { HistoryEntry } from '../read/shown-surveys.js';
import type { GivenAnswer, Person, ProgrammeSetUp, SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';

/** A moment of a year that is over at `OVER`. */
export const NOON = Date.parse('2026-06-03T09:00:00Z');
export const OVER = Date.parse('2027-02-10T00:00:00Z');
const iso = (at: number): string => new Date(at).toISOString();

export const aProgramme = (
  programmeId: string,
  occasion: ProgrammeSetUp['body']['occasion'],
  more: Partial<ProgrammeSetUp['body']> = {},
): ProgrammeSetUp => ({ operator: 'Luminet', programmeId, body: { title: programmeId, occasion, ...more } });

export const aPerson = (contactId: string, more: Partial<Person> = {}): Person => ({
  ...{ contactId, customerId: `CUS-${contactId}`, timeZone: 'Europe/Helsinki', consents: true },
  ...{ segment: 'consumer', region: 'Uusimaa', contractLevel: 'plus', vip: false, knownFrom: 0 },
  ...more,
});

export const givenAnswer = (of: string, more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  ...{ of, contactId: 'CON-1', at: NOON, status: 200, score: 0, answeredAt: NOON },
  planted: { chances: { promoter: 0.5, passive: 0.3, detractor: 0.2 } },
  ...more,
});

export const aReport = (more: Partial<SurveyReport> = {}): SurveyReport => ({
  ...{ policy: { anySurvey: {} }, programmes: [], silentFrom: Date.parse('2027-01-01T00:00:00Z'), until: OVER },
  ...{ people: [], states: [], talks: [], trials: [], answers: [], optOuts: [], calls: [] },
  ...{ turnedAway: {}, casesClosed: 0, work: [], causes: [], ticks: [] },
  ...{ repairedCause: null, repairedAt: null, movedAt: null },
  ...more,
});

export const anEntry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ entryId: 'CAND-1', programmeId: 'support', occasionId: 'INT-1', outcome: 'asked', reason: null },
  invitationId: 'INV-1',
  ...more,
});

export const issued = (
  invitationId: string,
  surveyId = 'support',
  expiresAt = NOON,
): ToldSurveys['issued'][number] => ({
  at: NOON,
  data: {
    ...{ invitationId, surveyId, kind: 'transactional', contactId: 'CON-1', customerId: 'CUS-1', channel: 'webhook' },
    ...{ expiresAt: iso(expiresAt), linkHash: `hash of ${invitationId}` },
  },
});

export const dispatched = (invitationId: string): ToldSurveys['dispatched'][number] => {
  const { linkHash: _, ...told } = issued(invitationId).data;
  return { at: NOON, data: { ...told, dispatchedAt: iso(NOON) } };
};

export const failed = (invitationId: string, outcome: string): ToldSurveys['failed'][number] => ({
  at: NOON,
  data: {
    ...{ invitationId, surveyId: 'support', contactId: 'CON-1', customerId: 'CUS-1', channel: 'webhook' },
    ...{ outcome, reason: 'as planted', failedAt: iso(NOON) },
  },
});

export const leftAlone = (
  candidateId: string,
  reason: string,
  mode: 'block' | 'delay' = 'block',
): ToldSurveys['suppressed'][number] => ({
  at: NOON,
  data: {
    ...{ candidateId, surveyId: 'support', contactId: 'CON-1', customerId: 'CUS-1' },
    ...{ reason, mode, decidedAt: iso(NOON) },
  },
});

export const answered = (invitationId: string, surveyId = 'support'): ToldSurveys['answered'][number] => ({
  at: NOON,
  data: {
    ...{ responseId: `RSP-${invitationId}`, invitationId, surveyId, kind: 'transactional', contactId: 'CON-1' },
    ...{ customerId: 'CUS-1', score: 0, channel: 'webhook', answeredAt: iso(NOON), revision: 1 },
  },
});

export const caseOf = (invitationId: string): ToldSurveys['casesOpened'][number] => ({
  at: NOON,
  data: {
    ...{ caseId: `CASE-${invitationId}`, responseId: `RSP-${invitationId}`, customerId: 'CUS-1', contactId: 'CON-1' },
    ...{ score: 0, band: 'detractor', priority: 1, team: 'customer care' },
    ...{ firstContactDue: iso(NOON), resolveDue: iso(NOON), openedAt: iso(NOON) },
  },
});

export const told = (more: Partial<ToldSurveys> = {}): ToldSurveys => ({
  ...{ issued: [], dispatched: [], failed: [], suppressed: [], answered: [], casesOpened: [] },
  ...{ caseOfAnswer: new Map(), caseSpans: new Map(), verifications: [] },
  ...more,
});
