import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { READING_ROLE } from '@sidetone/platform/database';
import { asSent } from '@sidetone/platform/insight';
import { serviceNames } from '@sidetone/platform/service';
import { fillSchemas } from '@sidetone/testing/insight';
import { questionsIn } from '@sidetone/testing/panels';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import pg from 'pg';
import { contractPage, type ContractColumn } from './contract-page.js';

const ROOT = join(import.meta.dirname, '../../..');
const BOARDS = join(ROOT, 'deploy/grafana/dashboards');
const questions = readdirSync(BOARDS).flatMap((file) => questionsIn(readFileSync(join(BOARDS, file), 'utf8')));
/** PostgreSQL's types of numbers and of moments. */
const NUMBERS = [20, 21, 23, 700, 701, 1700];
const TIMESTAMPTZ = 1184;

const DISPATCH = { LINK_SECRET: 'a-secret-of-tests-that-is-long-enough', PUBLIC_URL: 'http://localhost:1' };

let suite: Suite;
let reader: pg.Client;
let chosen = { kpi: 'voice.drop.count', runId: '' };

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  const services = await Promise.all(
    serviceNames.map((name) => suite.start(name, name === 'survey-dispatch' ? DISPATCH : {})),
  );
  // What is read needs no service: they have made the views at their start.
  await Promise.all(services.map((service) => service.stop()));
  const url = new URL(suite.databaseUrl);
  url.username = READING_ROLE;
  url.password = 'test-password';
  reader = new pg.Client({ connectionString: url.toString() });
  await reader.connect();
});
afterAll(async () => {
  await reader.end();
  await suite.close();
});

const at = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
async function ask(sql: string): Promise<pg.QueryArrayResult> {
  const [team] = await reader
    .query<[string]>({ text: 'select team from insight.kpi where kpi = $1', values: [chosen.kpi], rowMode: 'array' })
    .then(({ rows }) => rows);
  const variables = {
    kind: 'transactional',
    area: 'overall',
    team: team?.[0] ?? 'core voice',
    kpi: chosen.kpi,
    caseTeam: 'service desk',
  };
  return reader.query({ text: asSent(sql, { from: at(-90), to: at(1), variables }), rowMode: 'array' });
}

describe('an empty system', () => {
  it.each(questions.map((question) => [question.where, question] as const))(
    'answers %s without an error',
    async (_, { sql, panelType }) => {
      const { rows } = await ask(sql);
      if (panelType === 'stat') expect(rows.flat()).not.toContain(Number.NaN);
      // What tells of scores has nothing to tell, and no 0.
      if (sql.includes('insight.nps_score'))
        for (const row of rows) expect(row.slice(0, 3)).toEqual([null, null, null]);
    },
  );
});

describe('a system with data', () => {
  beforeAll(async () => {
    chosen = await fillSchemas(suite);
  });

  it.each(questions.map((question) => [question.where, question] as const))(
    'answers %s with rows of the right shape',
    async (_, question) => {
      const { sql, panelType, looked } = question;
      const { rows, fields } = await ask(sql);
      const names = fields.map(({ name }) => name);
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toEqual(expect.arrayContaining([...looked]));
      const isNumber = (index: number): boolean => NUMBERS.includes(fields[index]?.dataTypeID ?? 0);
      if (panelType === 'timeseries' || panelType === 'mark') {
        expect(fields[0]).toMatchObject({ name: 'time', dataTypeID: TIMESTAMPTZ });
        if (panelType === 'timeseries' && !names.includes('metric'))
          expect(fields.slice(1).every((field, index) => field && isNumber(index + 1))).toBe(true);
      }
      if (panelType === 'barchart') {
        expect(fields[0]?.dataTypeID).toBe(25);
        expect(names.slice(1).every((name, index) => name && isNumber(index + 1))).toBe(true);
      }
      if (panelType === 'trend') expect(names.every((name, index) => name && isNumber(index))).toBe(true);
      if (panelType === 'geomap')
        for (const place of ['latitude', 'longitude']) expect(isNumber(names.indexOf(place))).toBe(true);
      if (panelType === 'stat') expect(rows.length).toBe(1);
    },
  );

  it('shows too few answers in words and never as a number', async () => {
    const { rows } = await reader.query(
      `select score, low, high, status, n from insight.nps_daily where area = 'billing'`,
    );
    expect(rows).toEqual([{ score: null, low: null, high: null, status: 'too few answers', n: 3 }]);
  });

  it('tells of a wave by the target in force, and of one that nobody answered', async () => {
    const { rows } = await reader.query(`select wave_id, target, verdict, status from insight.wave order by 1`);
    expect(rows).toEqual([
      { wave_id: 'W1', target: 90, verdict: 'missed', status: 'ok' },
      { wave_id: 'W2', target: null, verdict: null, status: 'no answers' },
    ]);
  });

  it('tells no figure of a repair whose trends differed before, and none of one that is not judged', async () => {
    const { rows } = await reader.query(`select repair_id, verdict, points from insight.repair order by 1`);
    expect(rows).toEqual([
      { repair_id: 'REP-1', verdict: 'improved', points: 12 },
      { repair_id: 'REP-2', verdict: 'trends differed before', points: null },
      { repair_id: 'REP-3', verdict: null, points: null },
    ]);
  });

  it('marks outages alone: no planned alarm, one that ended with its end', async () => {
    const { rows } = await reader.query(
      `select what, entity_id, ended_at is not null as ended from insight.outage order by 2`,
    );
    expect(rows).toEqual([
      { what: 'alarm', entity_id: 'AL-1', ended: true },
      { what: 'problem', entity_id: 'PR-1', ended: false },
    ]);
  });
});

describe('the reading role', () => {
  it('reads nothing but the contract, and writes nothing', async () => {
    for (const statement of [
      'select * from scoring.answer_fact',
      'select * from close_the_loop.cases',
      'create table insight.mine (id int)',
      'delete from insight.suppression',
    ])
      await expect(reader.query(statement)).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|25006)$/) as string,
      });
  });

  it('finds each column documented, in the database and on the page', async () => {
    const { rows } = await reader.query<ContractColumn>('select * from insight.contract order by view, place');
    expect(rows.filter(({ meaning, about }) => !meaning || !about)).toEqual([]);
    expect(rows.length).toBeGreaterThan(150);
    expect(readFileSync(join(ROOT, 'docs/reading-contract.md'), 'utf8')).toContain(contractPage(rows));
  });
});
