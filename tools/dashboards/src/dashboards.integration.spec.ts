import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DELAY_CLASSES } from '@sidetone/domain/nps';
import { READING_ROLE, sql, trustedSql, type Sql } from '@sidetone/platform/database';
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
/** What a panel says in its only row: a sentence, or the words of a text beside numbers. */
async function words(where: string): Promise<unknown> {
  const question = questions.find((one) => one.where === where);
  if (!question) throw new Error(`No panel is ${where}.`);
  const { rows } = await ask(question.sql);
  expect(rows).toHaveLength(1);
  return (rows[0] as unknown[]).find((value) => typeof value === 'string');
}
/** Columns of the tables of scores that no question looks at. */
const DELAYS = trustedSql(Array.from({ length: DELAY_CLASSES }, () => '0').join(', '));
/** What holds for as long as `body` takes. */
async function meanwhile(
  service: 'scoring' | 'kpi-correlation',
  todo: readonly Sql[],
  undo: readonly Sql[],
  body: () => Promise<void>,
) {
  for (const statement of todo) await suite.query(service, statement);
  try {
    await body();
  } finally {
    for (const statement of undo) await suite.query(service, statement);
  }
}

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

  it('says so in words wherever a picture could be empty', async () => {
    const noAnswers = expect.stringContaining('No answers in this time yet.') as string;
    const noRun = expect.stringContaining('No driver run is done yet.') as string;
    expect(await words('sidetone-loop: Weeks with a score')).toEqual(noAnswers);
    expect(await words('sidetone-where: What the left map shows')).toEqual(noRun);
    expect(await words('sidetone-where: What the right map shows')).toEqual(noAnswers);
    expect(await words('sidetone-driver: What the last run could tell of it')).toEqual(noRun);
    expect(await words('sidetone-team: What the last run could tell of them')).toEqual(noRun);
  });

  it('has no row where the words of a panel are to be seen, though others count to 0', async () => {
    const now = questions.find(({ where }) => where === 'sidetone-loop: Cases now');
    expect((await ask(now?.sql ?? '')).rows).toEqual([]);
  });

  it('asks nothing that is answered by an error without words: every panel has words for an empty answer', () => {
    for (const file of readdirSync(BOARDS)) {
      const { panels } = JSON.parse(readFileSync(join(BOARDS, file), 'utf8')) as {
        panels: { type: string; title: string; fieldConfig?: { defaults: { noValue?: string } } }[];
      };
      for (const { type, title, fieldConfig } of panels)
        if (type !== 'row')
          expect([file, title, fieldConfig?.defaults.noValue]).toEqual([
            file,
            title,
            expect.stringMatching(/^[A-Z].*[.?]$/),
          ]);
    }
  });
});

describe('one answer only', () => {
  beforeAll(() =>
    suite.query(
      'scoring',
      sql`insert into score_cell select dimension, 'transactional', area, value, current_date - 3, '', 1, 0, 0, 0, 0, 0, 1, 1, ${DELAYS}
        from (values ('all', '', ''), ('all', 'support', ''), ('region', '', 'north'), ('segment', '', 'consumer'), ('contractLevel', '', 'gold')) as cell (dimension, area, value)`,
    ),
  );
  afterAll(() => suite.query('scoring', sql`delete from score_cell`));

  it.each(
    questions
      .filter(({ sql }) => sql.includes('insight.nps_score'))
      .map((question) => [question.where, question] as const),
  )('is too few for %s, which says so and tells no number', async (_, { sql, panelType }) => {
    const { rows, fields } = await ask(sql);
    // Points and lines have words beside them instead.
    if (panelType === 'geomap' || panelType === 'timeseries') return void expect(rows).toEqual([]);
    const score = fields.findIndex(({ name }) => name === 'Score');
    for (const row of rows as unknown[][]) {
      expect(row.slice(score, score + 3)).toEqual([null, null, null]);
      expect(row.some((value) => /^too few answers/i.test(String(value)))).toBe(true);
    }
  });

  it('is told beside the charts, with how many there are and how many it takes', async () => {
    expect(await words('sidetone-loop: Net Promoter Score')).toBe('Too few answers: 1 of at least 10');
    expect(await words('sidetone-loop: Weeks with a score')).toBe(
      'Too few answers for a score of any week: at most 1 of at least 10.',
    );
    expect(await words('sidetone-journey: Weeks with a score')).toBe(
      'Too few answers for a score of any week: at most 1 of at least 10.',
    );
    expect(await words('sidetone-where: What the right map shows')).toMatch(
      /^Too few answers for a score of any region: at most 1 of at least 10\./,
    );
  });
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

  it('says of every map how much of what there is it shows', async () => {
    expect(await words('sidetone-where: What the left map shows')).toBe('Every resource of the table below.');
    expect(await words('sidetone-where: What the right map shows')).toBe('Every region with answers.');
    await meanwhile(
      'kpi-correlation',
      [sql`update place set place_id = 'elsewhere ' || place_id`],
      [sql`update place set place_id = substr(place_id, 11)`],
      async () => {
        expect(await words('sidetone-where: What the left map shows')).toMatch(
          /^Nobody told yet where the resources .*PUT \/v1\/places/,
        );
        expect(await words('sidetone-where: What the right map shows')).toBe(
          '0 of the 1 regions with answers. Nobody told yet where these are: north. PUT /v1/places takes it, with kind region.',
        );
      },
    );
  });

  it('tells a region from a resource of the same name', async () => {
    const both = sql`insert into place values ('north', null, 1, 1, now(), 'tests', 'resource'), ('CELL-1', null, 2, 2, now(), 'tests', 'region')`;
    const gone = sql`delete from place where changed_by = 'tests' and longitude in (1, 2)`;
    await meanwhile('kpi-correlation', [both], [gone], async () => {
      for (const [title, place] of [
        ['Resources that cost most', ['CELL-1', 24.95]],
        ['The score by region', ['north', 26.5]],
      ] as const) {
        const { rows, fields } = await ask(
          questions.find(({ where }) => where === `sidetone-where: ${title}`)?.sql ?? '',
        );
        const longitude = fields.findIndex(({ name }) => name === 'longitude');
        expect((rows as unknown[][]).map((row) => [row[0], row[longitude]])).toEqual([place]);
      }
    });
  });

  it('says of a region that was renamed that nobody is there, and of its new name that no place is known', async () => {
    const renamed = sql`update customer set region = 'upper north'`;
    const answered = sql`insert into score_cell values ('region', 'transactional', '', 'upper north', current_date - 1, '', 20, 5, 5, 0, 0, 0, 60, 30, ${DELAYS})`;
    await meanwhile('scoring', [answered], [sql`delete from score_cell where value = 'upper north'`], () =>
      meanwhile('kpi-correlation', [renamed], [sql`update customer set region = 'north'`], async () => {
        expect(await words('sidetone-where: What the right map shows')).toBe(
          '1 of the 2 regions with answers. Nobody told yet where these are: upper north. PUT /v1/places takes it, with kind region. No customer is there today, because it was renamed or is empty: north.',
        );
        const { rows } = await ask(questions.find(({ where }) => where === 'sidetone-where: By region')?.sql ?? '');
        const today = new Map((rows as unknown[][]).map((row) => [row[0], row.at(-1)]));
        expect(today).toEqual(
          new Map([
            ['north', 'no customer is in it: renamed, or empty'],
            ['upper north', null],
            [null, null],
          ]),
        );
        const parts = await ask(questions.find(({ where }) => where === 'sidetone-driver: Runs of parts')?.sql ?? '');
        expect((parts.rows as unknown[][]).flat()).toContain('north (no customer is in it today)');
      }),
    );
  });

  it('has a region by its name, whatever that is', async () => {
    const hostile = `<img src=x onerror=alert('1')>`;
    const answered = sql`insert into score_cell values ('region', 'transactional', '', ${hostile}, current_date - 1, '', 20, 5, 5, 0, 0, 0, 60, 30, ${DELAYS})`;
    await meanwhile('scoring', [answered], [sql`delete from score_cell where value = ${hostile}`], async () => {
      const { rows } = await ask(questions.find(({ where }) => where === 'sidetone-where: By region')?.sql ?? '');
      expect((rows as unknown[][]).map(([name]) => name)).toContain(hostile);
      expect(await words('sidetone-where: What the right map shows')).toContain(
        `Nobody told yet where these are: ${hostile}.`,
      );
    });
  });

  it('says of a KPI to which nobody was exposed that nothing can be told of it, and of another how many were hit', async () => {
    expect(await words('sidetone-driver: What the last run could tell of it')).toMatch(
      /^Of the \d+ answers of the last run \d+ came from customers who were hit by voice\.drop\.count before\.$/,
    );
    expect(await words('sidetone-team: What the last run could tell of them')).toContain(
      'voice.setupfail.count: Nobody who answered was exposed to it.',
    );
    const before = chosen;
    chosen = { ...before, kpi: 'voice.setupfail.count' };
    expect(await words('sidetone-driver: What the last run could tell of it')).toBe(
      'The last run can tell nothing of voice.setupfail.count. Nobody who answered was exposed to it.',
    );
    chosen = { ...before, kpi: 'order.late.days' };
    expect(await words('sidetone-driver: What the last run could tell of it')).toMatch(
      /^The last run does not know order\.late\.days/,
    );
    chosen = before;
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
