import { DAY_MS, HOUR_MS, MINUTE_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { closeTheLoop } from '../app.description.js';
import { RecoveryReader } from '../measure-loop/recovery-reader.js';
import { SlaReader } from '../measure-loop/sla-reader.js';
import { CaseStore } from '../persistence/case-store.js';
import { ExplainingDatabase } from '../testing/explaining-database.js';
import { insertAnswers, insertCases, type TestCase } from '../testing/insert-cases.js';
import { readingOf } from '../testing/plan-reading.js';
import type { CaseFilter } from './case-conditions.js';
import { CaseReader } from './case-reader.js';

const now = Date.UTC(2026, 10, 23, 12);
const CASES = 30_000;
/** One in ten lives; the others were closed in the two years before. */
const isLive = (number: number): boolean => number % 10 === 0;
const PAGE = 51;
const TOPICS = ['sales', 'delivery', 'support', 'billing', 'network'] as const;

/** Every third contact has one case, the others two to four over the years. */
function caseOf(number: number): TestCase {
  const openedAt = isLive(number)
    ? now - (number % 40) * 3 * HOUR_MS - number * 10
    : now - 10 * DAY_MS - number * 34 * MINUTE_MS;
  return {
    ...{ caseId: `CASE-${number}`, contactId: `CON-${(number * 7) % 12_000}`, topic: TOPICS[number % 5] ?? 'sales' },
    ...{ score: (number * 7) % 11, openedAt, team: `team ${(number >> 1) % 12}` },
    person: number % 3 === 0 ? `person ${number % 40}` : undefined,
    ...(!isLive(number) && { resolvedAt: openedAt + DAY_MS, closedAt: openedAt + 3 * DAY_MS }),
    cause: isLive(number) ? undefined : `cause ${number % 50}`,
  };
}

describe('the ways by which cases are read, of which most are long closed', () => {
  let own: SuiteDatabase;
  let database: ExplainingDatabase;

  beforeAll(async () => {
    own = await openDatabase(closeTheLoop.migrations);
    const cases = Array.from({ length: CASES }, (_, number) => caseOf(number));
    await insertCases(own.database, cases);
    await insertAnswers(
      own.database,
      cases.map(({ caseId, score, openedAt }) => ({
        ...{ responseId: `RSP-of-${caseId}`, caseId, firstScore: score, score, answeredAt: openedAt },
      })),
    );
    await own.database.query(sql`
      insert into case_history (case_id, at, actor, move, from_state, to_state)
      select case_id, resolved_at, 'anna', 'reach', 'assigned', 'contacted' from cases where resolved_at is not null`);
    await own.database.query(sql`vacuum analyze cases, case_answer, case_history`);
    database = new ExplainingDatabase(own.database.settings);
    await database.open();
  });
  afterAll(async () => {
    await database.close();
    await own.close();
  });

  const lists: readonly (readonly [string, CaseFilter])[] = [
    ['all', {}],
    ['those that live', { live: 'true' }],
    ['a state', { state: 'open' }],
    ['a team', { team: 'team 3' }],
    ['what a team has to do', { team: 'team 3', live: 'true' }],
    ['a person', { owner: 'person 10' }],
    ['what a person has to do', { owner: 'person 10', live: 'true' }],
    ['overdue', { due: 'overdue' }],
    ['due today', { due: 'today' }],
    ['a cause', { cause: 'cause 7' }],
    ['a customer', { customerId: 'of CON-7' }],
    ['an answer', { responseId: 'RSP-of-CASE-70' }],
  ];

  it.each(lists)('list %s a page at a time, and look at little more than stands on it', async (_, filter) => {
    const reader = new CaseReader(database, { OPERATOR_TIME_ZONE: 'Europe/Helsinki' });
    const first = await reader.list(filter, undefined, PAGE, now);
    expect(first.length).toBeGreaterThan(0);
    const last = first.at(-1);
    const after = { at: last?.firstContactDue ?? 0, id: last?.caseId ?? '' };
    await reader.list(filter, after, PAGE, now);
    const { walked, rows } = readingOf(database.takePlans());
    // Two pages of cases, with their answers.
    expect({ walked, isLittle: rows < 6 * 2 * PAGE, rows }).toMatchObject({ walked: [], isLittle: true });
  });

  it.each([1, 50, 500])('find the cases that %d answers touch by keys', async (many) => {
    const numbers = Array.from({ length: many }, (_, index) => index * 20);
    const found = await database.explainedTransaction((tx) =>
      new CaseStore(database).touchedBy(tx, {
        responseIds: numbers.map((number) => `RSP-of-CASE-${number}`),
        contactIds: numbers.map((number) => caseOf(number).contactId),
        caseIds: numbers.map((number) => caseOf(number).caseId),
      }),
    );
    expect(found.length).toBeGreaterThanOrEqual(many);
    const { walked, rows } = readingOf(database.takePlans());
    expect({ walked, isLittle: rows < 25 * many + 50, rows }).toMatchObject({ walked: [], isLittle: true });
  });

  it('sweep what is due, and look at nothing else', async () => {
    const store = new CaseStore(database);
    const at = now - 60 * HOUR_MS;
    const due = await database.explainedTransaction((tx) => store.due(tx, at, 1_000));
    expect(due.length).toBe(await store.countDue(at));
    expect(due.length).toBeGreaterThan(0);
    const { walked, rows } = readingOf(database.takePlans());
    expect({ walked, isLittle: rows <= 6 * due.length, rows }).toMatchObject({ walked: [], isLittle: true });
    expect(await database.explainedTransaction((tx) => store.due(tx, now - 400 * DAY_MS, 1_000))).toEqual([]);
    expect(readingOf(database.takePlans())).toEqual({ walked: [], rows: 0 });
  });

  it('report on a span, and look at its cases alone', async () => {
    const span = { from: now - 60 * DAY_MS, to: now - 40 * DAY_MS };
    const [all] = await new SlaReader(database).figures(span, now);
    const cases = all?.close.cases ?? 0;
    expect(cases).toBeGreaterThan(500);
    const { left } = await new RecoveryReader(database).recovery(span, 180);
    expect(left.silent).toBeGreaterThan(0);
    const { walked, rows } = readingOf(database.takePlans());
    expect({ walked, isLittle: rows < 15 * cases, rows }).toMatchObject({ walked: [], isLittle: true });
  });
});
