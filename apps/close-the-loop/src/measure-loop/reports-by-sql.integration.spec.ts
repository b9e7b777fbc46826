import { recoveryOf, slaReport, nameOfClass, type LaterAnswer, type SlaRow, type Topic } from '@sidetone/domain/cases';
import { npsBand } from '@sidetone/domain/nps';
import { DAY_MS, HOUR_MS, toIso, type Instant } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import fc from 'fast-check';
import { closeTheLoop } from '../app.description.js';
import { insertAnswers, insertCases, type TestAnswer, type TestCase } from '../testing/insert-cases.js';
import { RecoveryReader } from './recovery-reader.js';
import { SlaReader } from './sla-reader.js';

const from = Date.UTC(2026, 9, 1);
const to = from + 30 * DAY_MS;
const now = to + 5 * DAY_MS;
const RUNS = 60;

/** Whole quarters of hours, so that many waits are equal and some end exactly at a limit. */
const within = (hours: number) => fc.integer({ min: 0, max: hours * 4 }).map((quarters) => (quarters * HOUR_MS) / 4);
const score = fc.integer({ min: 0, max: 10 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

interface MadeCase extends TestCase {
  readonly spokenAt: readonly Instant[];
  readonly answers: readonly TestAnswer[];
}

const oneCase = fc.record({
  opened: within(34 * 24).map((after) => from - 2 * DAY_MS + after),
  ...{ contact: fc.integer({ min: 1, max: 6 }), topic: fc.constantFrom<Topic>('billing', 'network'), score },
  contractLevel: maybe(fc.constantFrom('gold', 'silver')),
  spoken: fc.array(within(60), { maxLength: 3 }),
  ...{ resolved: maybe(within(60)), closed: maybe(within(96)), isWithdrawn: fc.nat(9).map((draw) => draw === 0) },
  answers: fc.array(fc.record({ first: score, score: maybe(score), after: within(30 * 24), asked: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  }),
});
type Draw = typeof oneCase extends fc.Arbitrary<infer T> ? T : never;

function caseOf(draw: Draw, number: number): MadeCase {
  const { opened, contact, topic, contractLevel, spoken, resolved, closed, isWithdrawn } = draw;
  const caseId = `CASE-${number}`;
  return {
    ...{ caseId, contactId: `CON-${contact}`, topic, score: draw.score, openedAt: opened, contractLevel },
    resolvedAt: resolved === undefined ? undefined : opened + resolved,
    closedAt: closed === undefined ? undefined : opened + closed,
    ...(isWithdrawn && { state: 'withdrawn' }),
    spokenAt: spoken.map((after) => opened + after),
    answers: draw.answers.map(({ first, score: stands, after, asked }, place) => ({
      ...{ responseId: `RSP-${number}-${place}`, caseId, firstScore: first, score: stands },
      answeredAt: opened + (place === 0 ? 0 : after),
      kind: asked ? 'verification' : 'transactional',
    })),
  };
}

const isCounted = ({ openedAt, state }: TestCase): boolean =>
  openedAt >= from && openedAt < to && state !== 'withdrawn';

describe('reports on the loop that are counted in the database', () => {
  let own: SuiteDatabase;
  beforeAll(async () => {
    own = await openDatabase(closeTheLoop.migrations);
  });
  afterAll(() => own.close());

  async function keep(cases: readonly MadeCase[]): Promise<void> {
    await own.database.query(sql`truncate cases, case_answer, case_history`);
    await insertCases(own.database, cases);
    await insertAnswers(
      own.database,
      cases.flatMap(({ answers }) => answers),
    );
    for (const { caseId, spokenAt } of cases)
      await own.database.query(sql`
        insert into case_history (case_id, at, actor, move, from_state, to_state)
        select ${caseId}, at::timestamptz, 'anna', 'reach', 'open', 'contacted' from unnest(${spokenAt.map(toIso)}::text[]) as at`);
  }
  const checked = (check: (cases: readonly MadeCase[]) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(fc.array(oneCase, { maxLength: 25 }), async (draws) => {
        const cases = draws.map(caseOf);
        await keep(cases);
        await check(cases);
      }),
      { numRuns: RUNS },
    );

  it('tell of any cases the times to contact and end that the rule tells of their rows, to the last digit', async () => {
    const reader = new SlaReader(own.database);
    await checked(async (cases) => {
      const rows = cases
        .filter(isCounted)
        .map(({ score: worst, contractLevel, openedAt, closedAt, spokenAt }): SlaRow => ({
          className: nameOfClass({ band: npsBand(worst), contractLevel }),
          ...{ openedAt, closedAt, firstContactAt: spokenAt.length === 0 ? undefined : Math.min(...spokenAt) },
        }));
      expect(await reader.figures({ from, to }, now)).toEqual(slaReport(rows, now));
    });
  });

  it('tell of any cases and answers the recovery that the rule tells of their rows', async () => {
    const reader = new RecoveryReader(own.database);
    await checked(async (cases) => {
      const told = cases.filter(isCounted).map(({ caseId, contactId, topic, resolvedAt, answers }) => {
        const before = answers.filter(({ answeredAt }) => answeredAt <= (resolvedAt ?? Number.POSITIVE_INFINITY));
        const [opener] = [...before].sort(
          (one, other) => one.firstScore - other.firstScore || (one.responseId < other.responseId ? -1 : 1),
        );
        if (opener === undefined) throw new Error(`${caseId} has no answer.`);
        const { firstScore, score: stands } = opener;
        return { ...{ caseId, contactId, topic, firstScore, score: stands }, resolvedAt };
      });
      const later = cases
        .flatMap(({ contactId, topic, answers }) => answers.map((answer) => ({ contactId, topic, ...answer })))
        .sort((one, other) => (one.responseId < other.responseId ? -1 : 1))
        .flatMap(({ contactId, topic, score: stands, answeredAt, kind }): LaterAnswer[] => {
          const asked = kind === 'verification' ? 'verification' : 'next';
          return stands === undefined ? [] : [{ contactId, topic, score: stands, answeredAt, asked }];
        });
      for (const days of [1, 14]) {
        expect(await reader.recovery({ from, to }, days)).toEqual(recoveryOf(told, later, days));
      }
    });
  });

  it('count only what is asked for by topic and team', async () => {
    const made = { openedAt: from, score: 2, resolvedAt: from + HOUR_MS };
    const cases = [
      { ...made, caseId: 'CASE-1', contactId: 'CON-1', topic: 'billing' as const, team: 'billing' },
      { ...made, caseId: 'CASE-2', contactId: 'CON-2', topic: 'network' as const, team: 'billing' },
      { ...made, caseId: 'CASE-3', contactId: 'CON-3', topic: 'network' as const, team: 'NOC' },
    ];
    const answers = cases.map(({ caseId }) => ({
      responseId: `RSP-${caseId}`,
      caseId,
      firstScore: 2,
      score: 2,
      answeredAt: from,
    }));
    await keep(cases.map((one, place) => ({ ...one, spokenAt: [], answers: answers.slice(place, place + 1) })));
    const silent = async (asked: { readonly topic?: Topic; readonly team?: string }): Promise<number> =>
      (await new RecoveryReader(own.database).recovery({ from, to, ...asked }, 30)).left.silent;
    expect([await silent({}), await silent({ topic: 'network' }), await silent({ team: 'billing' })]).toEqual([
      3, 2, 2,
    ]);
    expect(await silent({ topic: 'network', team: 'NOC' })).toBe(1);
    const [all] = await new SlaReader(own.database).figures({ from, to, topic: 'billing' }, now);
    expect(all?.close.cases).toBe(1);
  });
});
