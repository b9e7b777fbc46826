import type { InvitationDispatched, ReceivedEvent, ResponseReceived } from '@sidetone/contracts/events';
import { expandHostileLine, HOSTILE_NOW, readFixtureWorld, readHostileLines } from '@sidetone/contracts/testing';
import { DAY_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { fatesOf } from '@sidetone/testing/ledger';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { responseIdOf } from '../record-answers/response-id.js';
import { anInvitation, aTick } from '../testing/invitation-events.js';

interface FixtureInvitation extends Pick<
  InvitationDispatched,
  'surveyId' | 'kind' | 'contactId' | 'customerId' | 'dispatchedAt' | 'expiresAt'
> {
  readonly invitationId: string;
  readonly token: string;
  readonly answer: { readonly score: number; readonly comment?: string; readonly answeredAt: string } | null;
}

/** Every line gets a world of its own by names of its own: the fixture's ids and tokens with the line's number. */
const own = (text: string, number: number): string =>
  text.replace(/\b(INV|tok-inv|TOK-INV)-(\d)(?!\d)/g, `$1-$2-${number}`);
const world = readFixtureWorld() as { readonly invitations: readonly FixtureInvitation[] };
const lines = readHostileLines()
  .map(expandHostileLine)
  .flatMap(({ name, expect: expected, status, input }, number) => {
    const isAnswer = input.kind === 'request' && /^(\/r\/|\/v1\/responses)/.test(input.path);
    if (!isAnswer) return [];
    // The huge and the deep bodies name no invitation, so they need not be looked through.
    const body =
      input.body && input.body.length < 10_000 ? Buffer.from(own(input.body.toString('utf8'), number)) : input.body;
    return [
      {
        name,
        expected,
        status,
        number,
        path: own(input.path, number),
        method: input.method,
        headers: input.headers,
        body,
      },
    ];
  });
const line = (name: string) => {
  const found = lines.find((one) => one.name === name);
  if (!found) throw new Error(`The hostile file has no line '${name}'.`);
  return found;
};

let suite: Suite;
let service: RunningService;
const answers = new Map<string, { readonly status: number; readonly type: string }>();

const numberOf = (name: string) => line(name).number;
const storedFor = (name: string, invitation = 'INV-1') =>
  suite.query<{
    revision: number;
    score: number;
    comment: string | null;
    redacted: boolean;
    answered_at: Date;
    channel: string;
  }>(
    'response-ingest',
    sql`select version.* from response join response_version as version using (response_id)
      where invitation_id = ${`${invitation}-${numberOf(name)}`} order by version.revision`,
  );
const toldFor = async (name: string, invitation = 'INV-1') =>
  (await suite.records('survey.response.v1')).filter(
    (event): event is ReceivedEvent<ResponseReceived> => event.correlationId === `${invitation}-${numberOf(name)}`,
  );

/** The rows of the CSV export by their answer, page by page as the header Link leads on. */
async function exportedRows(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const rows = new Map<string, Readonly<Record<string, string>>>();
  let query: string | undefined = '?format=csv&limit=40';
  while (query !== undefined) {
    const page = await service.call('GET', `/v1/responses${query}`);
    expect(page.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const records: Record<string, string>[] = parse(String(page.body), { columns: true });
    for (const row of records) rows.set(row['responseId'] ?? '', row);
    query = /^<(\?[^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1];
  }
  return rows;
}
const exported = async (name: string) =>
  (await exportedRows()).get(responseIdOf(`INV-1-${numberOf(name)}`))?.['comment'];

/** Moves the clock to each time of the fixture's world in turn, and lets what happened then happen. */
beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('response-ingest', { CLOCK: 'simulated' });
  const invitations = lines.flatMap(({ number }) => world.invitations.map((one) => ({ one, number })));
  await suite.send(
    invitations.flatMap(
      ({ one: { invitationId, token, dispatchedAt, expiresAt, surveyId, kind, contactId, customerId }, number }) =>
        anInvitation(`${invitationId}-${number}`, `${token}-${number}`, Date.parse(dispatchedAt), {
          expiresAt,
          surveyId,
          kind,
          contactId,
          customerId,
        }),
    ),
    { timestamp: HOSTILE_NOW },
  );
  await suite.settled('response-ingest');
  const given = invitations.flatMap(({ one, number }) =>
    one.answer ? [{ ...one.answer, token: `${one.token}-${number}` }] : [],
  );
  for (const at of [...new Set(given.map(({ answeredAt }) => answeredAt))].sort()) {
    await suite.send([aTick(Date.parse(at))]);
    await suite.settled('response-ingest', { now: Date.parse(at) });
    for (const { token, score, comment } of given.filter(({ answeredAt }) => answeredAt === at)) {
      const { status } = await service.call('POST', `/r/${token}`, { key: null, body: { score, comment } });
      expect(status).toBe(200);
    }
  }
  await suite.send([aTick(HOSTILE_NOW)]);
  await suite.settled('response-ingest', { now: HOSTILE_NOW });

  for (const { name, method, path, headers, body } of lines) {
    const key = path.startsWith('/r/') ? { key: null } : {};
    const answer = await service.call(method, path, { ...key, headers, ...(body === null ? {} : { raw: body }) });
    answers.set(name, { status: answer.status, type: answer.headers.get('content-type') ?? '' });
  }
  await suite.settled('response-ingest');
}, 120_000);
afterAll(() => suite.close());

describe('hostile answers', () => {
  it.each(lines.map((one) => [one.name, one] as const))('%s', (name, { expected, status }) => {
    const answer = answers.get(name);
    if (status !== undefined) expect(answer?.status).toBe(status);
    if (expected === 'reject400') {
      expect(Math.floor((answer?.status ?? 0) / 100)).toBe(4);
      expect(answer?.type).toContain('application/problem+json');
    } else {
      expect(answer?.status).toBe(200);
    }
  });

  it('store an answer exactly where they are accepted', async () => {
    const rows = await suite.query<{ invitation_id: string }>(
      'response-ingest',
      sql`select invitation_id from response where invitation_id like 'INV-1-%'`,
    );
    const accepted = lines.filter(({ expected, method }) => expected === 'accept' && method === 'POST');
    const toFirst = accepted.filter(({ path }) => path.startsWith('/r/tok-inv-1-'));
    expect(rows.map((row) => row.invitation_id).sort()).toEqual(toFirst.map(({ number }) => `INV-1-${number}`).sort());
  });

  it('leave the service alive, with every invitation event accounted for', async () => {
    expect((await service.call('GET', '/health/ready')).status).toBe(200);
    const sent = lines.length * world.invitations.length * 2;
    expect(await fatesOf(suite, 'response-ingest', 'survey.invitation.v1')).toMatchObject({
      stored: sent,
      total: sent,
    });
  });
});

describe('the effect of a hostile answer', () => {
  it('score-zero: 0 is stored and told', async () => {
    expect(await storedFor('score-zero')).toMatchObject([{ score: 0 }]);
    expect(await toldFor('score-zero')).toMatchObject([{ data: { score: 0 } }]);
  });

  it('score-exponent: 1e1 is 10', async () => {
    expect(await storedFor('score-exponent')).toMatchObject([{ score: 10 }]);
  });

  it('comment-formula, comment-rtl-emoji, comment-script: stored as typed', async () => {
    for (const name of ['comment-formula', 'comment-formula-variants', 'comment-rtl-emoji', 'comment-script']) {
      const { comment } = JSON.parse(String(line(name).body));
      expect(await storedFor(name)).toMatchObject([{ comment }]);
    }
  });

  it('comment-formula, comment-formula-variants: a cell of the CSV export starts with an apostrophe', async () => {
    for (const name of ['comment-formula', 'comment-formula-variants']) {
      const { comment } = JSON.parse(String(line(name).body));
      expect(await exported(name)).toBe(`'${comment}`);
    }
  });

  it('comment-rtl-emoji, comment-nul, comment-lone-surrogate: the CSV export has what is stored, and every row whole', async () => {
    expect(await exported('comment-rtl-emoji')).toBe(JSON.parse(String(line('comment-rtl-emoji').body)).comment);
    expect(await exported('comment-nul')).toBe('katkeaaaina');
    expect(await exported('comment-lone-surrogate')).toBe('cut \ufffd here');
    expect((await exportedRows()).size).toBeGreaterThan(lines.length);
  });

  it('comment-script: the page shows it as text, and allows no script', async () => {
    const page = await service.call('GET', `/r/tok-inv-1-${numberOf('comment-script')}`, { key: null });
    expect(page.body).toContain('&lt;script&gt;');
    expect(page.body).not.toMatch(/<script|<img/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  });

  it('comment-phone-number: neither number is in the database, in an event or in the log', async () => {
    const [stored] = await storedFor('comment-phone-number');
    const told = await suite.rawRecords('survey.response.v1');
    const letters = await suite.rawRecords('dlq.survey.response.v1');
    const tables = await suite.query<{ all_text: string }>(
      'response-ingest',
      sql`select string_agg(v::text, ' ') as all_text from (select payload as v from outbox union all select response_version::text from response_version) as rows`,
    );
    const everything = [tables[0]?.all_text, ...told.map(({ value }) => String(value)), await service.log(10_000)].join(
      ' ',
    );
    expect(stored?.redacted).toBe(true);
    expect(letters).toEqual([]);
    expect(everything).not.toMatch(/123\s?4567|1234567/);
  });

  it('comment-nul, comment-lone-surrogate: only what cannot be stored is changed', async () => {
    expect(await storedFor('comment-nul')).toMatchObject([{ comment: 'katkeaaaina' }]);
    expect(await storedFor('comment-lone-surrogate')).toMatchObject([{ comment: 'cut \ufffd here' }]);
  });

  it('answer-other-customer-in-body: who answers follows from the token', async () => {
    expect(await toldFor('answer-other-customer-in-body')).toMatchObject([{ data: { customerId: 'CUS-100' } }]);
    expect(await storedFor('answer-other-customer-in-body', 'INV-3')).toEqual([]);
  });

  it('answer-repeated-same: no second version, no second event', async () => {
    expect(await storedFor('answer-repeated-same', 'INV-2')).toHaveLength(1);
    expect(await toldFor('answer-repeated-same', 'INV-2')).toHaveLength(1);
  });

  it('answer-changed-within-24h: a correction with revision 2', async () => {
    expect(await storedFor('answer-changed-within-24h', 'INV-2')).toMatchObject([
      { score: 3 },
      { revision: 2, score: 8 },
    ]);
    expect(await toldFor('answer-changed-within-24h', 'INV-2')).toMatchObject([
      { type: 'survey.response.received.v1', data: { revision: 1 } },
      { type: 'survey.response.corrected.v1', data: { revision: 2, score: 8, correctionReason: 'customer' } },
    ]);
  });

  it('answer-by-get: nothing is recorded', async () => {
    expect(await storedFor('answer-by-get')).toEqual([]);
    expect(answers.get('answer-by-get')?.type).toBe('text/html; charset=utf-8');
  });

  it('answer-future-answeredAt: our time counts', async () => {
    expect((await storedFor('answer-future-answeredAt'))[0]?.answered_at.getTime()).toBe(HOSTILE_NOW);
  });

  it('answer-proto-key: nothing became an administrator', () => {
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  it('is readable through the API, version by version', async () => {
    const invitationId = `INV-2-${numberOf('answer-changed-within-24h')}`;
    const { body } = await service.call('GET', `/v1/responses/${responseIdOf(invitationId)}`);
    expect(body).toMatchObject({
      invitationId,
      revision: 2,
      score: 8,
      versions: [
        { revision: 1, score: 3 },
        { revision: 2, score: 8 },
      ],
    });
  });
});

describe('answers by a link of their own', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const token = 'Kc3vTqC0x9ZrWb7LmN2pYd5sEa8uHg1fJi4kQo6tXnM';
  const expired = 'expired-link';
  const post = (raw: string | Uint8Array, headers: Readonly<Record<string, string>> = FORM, link = token) =>
    service.call('POST', `/r/${link}`, { key: null, headers, raw });
  const stored = () =>
    suite.query<{ score: number; revision: number }>(
      'response-ingest',
      sql`select version.score, version.revision from response join response_version as version using (response_id)
        where invitation_id in ('INV-own', 'INV-expired')`,
    );

  beforeAll(async () => {
    const longAgo = HOSTILE_NOW - 15 * DAY_MS;
    await suite.send(
      [...anInvitation('INV-own', token, HOSTILE_NOW - 60_000), ...anInvitation('INV-expired', expired, longAgo)],
      { timestamp: HOSTILE_NOW },
    );
    await suite.settled('response-ingest');
  });

  it.each(['11', '-1', 'nine', '', '5.5'])('are refused with the score %p, and nothing is stored', async (score) => {
    expect(await post(`step=score&score=${score}`)).toMatchObject({
      status: 400,
      body: expect.stringContaining('role="alert"'),
    });
    const json = { 'content-type': 'application/json' };
    const body = score === '' || score === 'nine' ? JSON.stringify({ score }) : `{"score":${score}}`;
    expect((await post(body, json)).status).toBe(400);
    expect(await stored()).toEqual([]);
  });

  it('are refused with a comment of 10 MB, and nothing is stored', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024, 'a');
    body.write('score=3&comment=');
    // The refusal is sent before the body is read to its end: whoever goes on writing may find the connection closed instead.
    const status = await post(body).then(
      (answer) => answer.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(status);
    expect(await stored()).toEqual([]);
  });

  it('are nobody’s by a link that was cut, changed or made up, and no two such links can be told apart', async () => {
    const links = [
      token.slice(0, -1),
      `${token}A`,
      `${token.slice(0, -1)}N`,
      token.toLowerCase(),
      'a'.repeat(43),
      '%00',
    ];
    const shown = await Promise.all(
      links.map((link) => service.call('GET', `/r/${link}`, { key: null, headers: { accept: 'text/html' } })),
    );
    expect(new Set(shown.map(({ status, body }) => `${status} ${String(body)}`)).size).toBe(1);
    for (const link of links) expect((await post('score=3', FORM, link)).status).toBe(404);
    expect(await stored()).toEqual([]);
  });

  it('are late by a link that has expired: 410, and nothing is stored', async () => {
    expect((await service.call('GET', `/r/${expired}`, { key: null })).status).toBe(410);
    expect((await post('step=score&score=3', FORM, expired)).status).toBe(410);
    expect(await stored()).toEqual([]);
  });

  it('are one, when 300 come at the same moment', async () => {
    const posts = await Promise.all(Array.from({ length: 300 }, () => post('step=score&score=4')));
    expect(posts.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await stored()).toEqual([{ score: 4, revision: 1 }]);
    await suite.settled('response-ingest');
    const events = (await suite.records('survey.response.v1')).filter((event) => event.correlationId === 'INV-own');
    expect(events).toHaveLength(1);
  });
});

describe('what dashboards read', () => {
  const others = ['scoring', 'kpi-correlation', 'close-the-loop', 'survey-dispatch'] as const;
  let admin: pg.Client;

  beforeAll(async () => {
    const env = { LINK_SECRET: 'a-secret-of-tests-that-is-long-enough', PUBLIC_URL: 'http://localhost:1' };
    await Promise.all(
      others.map((other) => suite.start(other, { CLOCK: 'simulated', ...(other === 'survey-dispatch' ? env : {}) })),
    );
    await suite.settled('scoring');
    await suite.settled('close-the-loop');
    admin = new pg.Client({ connectionString: suite.databaseUrl });
    await admin.connect();
  }, 120_000);
  afterAll(() => admin.end());

  it('comment-script: the dashboard shows no live tag, because no view has what a customer wrote', async () => {
    const { comment } = JSON.parse(String(line('comment-script').body)) as { comment: string };
    // Who works on the case reads it; so it has come as far as it comes.
    const [kept] = await suite.query<{ comment: string }>(
      'scoring',
      sql`select comment from answer_fact where comment = ${comment}`,
    );
    expect(kept).toEqual({ comment });
    const { rows: views } = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, viewname) as name from pg_views where schemaname = 'insight'`,
    );
    expect(views.length).toBeGreaterThan(25);
    const counts = new Map<string, number>();
    for (const { name } of views) {
      const { rows } = await admin.query<{ row: string }>(
        `select one::text as row from ${name} as one where '${name}' <> 'insight.contract'`,
      );
      counts.set(name, rows.length);
      for (const { row } of rows)
        expect([name, row]).toEqual([name, expect.not.stringMatching(/<script|<img|onerror|alert\(/i)]);
    }
    // They do tell of those answers.
    for (const view of ['insight.case_file', 'insight.nps_daily']) expect(counts.get(view)).toBeGreaterThan(0);
  });
});
