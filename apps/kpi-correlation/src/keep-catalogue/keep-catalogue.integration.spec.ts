import { DAY_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aCallFailure, aCoverage, aResponse } from '@sidetone/testing/factories';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';

const ANSWERED_AT = Date.UTC(2026, 10, 23, 12);
const NAME = 'voice.drop.volte.count';

const volteDrops = {
  description: 'Dropped VoLTE calls',
  unit: 'count',
  source: {
    fact: 'call.failed',
    where: [
      { field: 'kind', is: 'drop' },
      { field: 'networkFault', is: true },
      { field: 'tech', is: 'volte' },
    ],
  },
  aggregation: 'count',
  windowDays: [28],
  team: 'core voice',
  journeyArea: 'network',
  direction: 'worse',
  outsideControl: false,
};

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  service = await suite.start('kpi-correlation', { CLOCK: 'simulated', LOG_LEVEL: 'warn' });
});
afterAll(async () => {
  await suite.close();
});

interface Kpi {
  readonly kpi: string;
  readonly version: number;
  readonly team: string;
}
const get = (path: string, headers: Record<string, string> = {}) => service.call('GET', path, { headers });
const list = async (query = ''): Promise<readonly Kpi[]> =>
  ((await get(`/v1/kpis${query}`)).body as { items: Kpi[] }).items;
const put = (kpi: string, body: unknown, headers: Record<string, string> = {}) =>
  service.call('PUT', `/v1/kpis/${kpi}`, { body, headers });
const recounts = async () =>
  (
    await suite.query<{ kpi: string; version: string }>(
      'kpi-correlation',
      sql`select kpi, version from kpi_recount order by version`,
    )
  ).map(({ kpi, version }) => `${kpi} ${version}`);

describe('GET /v1/kpis', () => {
  it('lists what ships, in alphabetical order, as version 0', async () => {
    const kpis = await list();
    expect(kpis).toHaveLength(26);
    expect(kpis[0]).toMatchObject({
      kpi: 'bill.dispute.count',
      version: 0,
      unit: 'count',
      source: { fact: 'dispute.opened', where: [] },
      aggregation: 'count',
      windowDays: [28],
      team: 'billing',
      journeyArea: 'billing',
      direction: 'worse',
      outsideControl: false,
      changedBy: null,
    });
    expect(new Set(kpis.map(({ version }) => version))).toEqual(new Set([0]));
  });

  it('narrows by team, area and fact, and knows no others', async () => {
    expect((await list('?team=NOC')).map(({ kpi }) => kpi)).toEqual(['outage.count', 'outage.minutes']);
    expect((await list('?area=delivery&fact=order.late')).map(({ kpi }) => kpi)).toEqual(['order.late.days']);
    expect((await get('/v1/kpis?area=space')).status).toBe(400);
    expect((await get('/v1/kpis?fact=weather.bad')).status).toBe(400);
  });

  it('says nothing again to whoever has it already', async () => {
    const first = await get('/v1/kpis?team=NOC');
    const tag = first.headers.get('etag') ?? '';
    expect(await get('/v1/kpis?team=NOC', { 'if-none-match': tag })).toMatchObject({ status: 304, body: '' });
    expect((await get('/v1/kpis', { 'if-none-match': tag })).status).toBe(200);
  });
});

describe('PUT /v1/kpis/{kpi}', () => {
  it('makes a KPI that counts what happened before it was made', async () => {
    await suite.send(
      [
        aCoverage('voice', ANSWERED_AT - 40 * DAY_MS, ANSWERED_AT, { kpis: ['voice.drop.count'] }),
        aCallFailure('volte', ANSWERED_AT - DAY_MS, { tech: 'volte' }),
        aCallFailure('gsm', ANSWERED_AT - 2 * DAY_MS, { tech: 'gsm' }),
      ],
      { timestamp: ANSWERED_AT },
    );
    await suite.settled('kpi-correlation');
    const made = await put(NAME, { ...volteDrops, note: 'a team of its own' });
    expect(made).toMatchObject({
      status: 201,
      body: { kpi: NAME, version: 1, retired: false, changedBy: 'tests', note: 'a team of its own' },
    });
    expect(made.headers.get('etag')).toBe('"1"');
    await suite.send([aResponse('one', ANSWERED_AT)], { timestamp: ANSWERED_AT });
    const exposure = await eventually(async () => {
      const read = await get('/v1/responses/RSP-one/exposure');
      expect(read.status).toBe(200);
      return read.body as { kpis: readonly { kpi: string; value?: number }[] };
    });
    const valueOf = (name: string) => exposure.kpis.find(({ kpi }) => kpi === name)?.value;
    expect([valueOf('voice.drop.count'), valueOf(NAME)]).toEqual([2, 1]);
    expect(await recounts()).toEqual([`${NAME} 1`]);
  });

  it('tells all that is wrong at once, and keeps nothing of it', async () => {
    const wrong = {
      ...volteDrops,
      unit: 'calls',
      windowDays: [500],
      source: { fact: 'call.failed', where: [{ field: 'colour', is: 1 }] },
    };
    expect(await put('voice.wrong', wrong)).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: '/source/where/0/field', message: expect.stringContaining('callId') },
          { field: '/unit', message: 'count makes count.' },
          { field: '/windowDays', message: expect.stringContaining('1 to 400') },
        ],
      },
    });
    expect((await put('voice.wrong', { ...volteDrops, note: 7 })).status).toBe(400);
    expect((await get('/v1/kpis/voice.wrong')).status).toBe(404);
  });

  it('changes only the version that the editor has seen', async () => {
    const moved = { ...volteDrops, team: 'ims' };
    expect(await put(NAME, moved)).toMatchObject({ status: 428, body: { detail: expect.stringContaining('"1"') } });
    expect((await put(NAME, moved, { 'if-match': '"0"' })).status).toBe(412);
    expect((await put('voice.new', volteDrops, { 'if-match': '"0"' })).status).toBe(412);
    expect(await put(NAME, moved, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { version: 2, team: 'ims' },
    });
    expect((await list('?team=ims')).map(({ kpi }) => kpi)).toEqual([NAME]);
  });

  it('makes no version of what is the same, and counts nothing anew when only its owner changed', async () => {
    const same = await put(NAME, { ...volteDrops, team: 'ims' }, { 'if-match': '"2"' });
    expect(same).toMatchObject({ status: 200, body: { version: 2 } });
    const shipped = (await get('/v1/kpis/voice.drop.count')).body as Record<string, unknown>;
    const {
      version,
      retired: _retired,
      changedAt: _at,
      changedBy: _by,
      note: _note,
      history: _history,
      recount: _recount,
      ...definition
    } = shipped;
    expect(await put('voice.drop.count', definition, { 'if-match': `"${String(version)}"` })).toMatchObject({
      status: 200,
      body: { version: 0 },
    });
    expect(await recounts()).toEqual([`${NAME} 1`]);
  });

  it('overrides a KPI that ships, and counts it anew when it counts otherwise', async () => {
    const definition = {
      ...volteDrops,
      description: 'Dropped calls, of whatever cause',
      source: { fact: 'call.failed', where: [{ field: 'kind', is: 'drop' }] },
    };
    expect(await put('voice.drop.count', definition, { 'if-match': '"0"' })).toMatchObject({
      status: 200,
      body: { version: 3, description: 'Dropped calls, of whatever cause' },
    });
    expect(await recounts()).toEqual([`${NAME} 1`, 'voice.drop.count 3']);
  });
});

describe('GET /v1/kpis/{kpi}', () => {
  it('keeps every version, the shipped one as the first', async () => {
    const read = await get('/v1/kpis/voice.drop.count');
    expect(read.headers.get('etag')).toBe('"3"');
    expect(read.body).toMatchObject({
      version: 3,
      history: [
        { version: 3, changedBy: 'tests' },
        { version: 0, changedBy: null, description: 'Answered calls that the network ended' },
      ],
    });
    expect((await get('/v1/kpis/voice.drop.count', { 'if-none-match': '"3"' })).status).toBe(304);
  });

  it('answers 404 with what to do', async () => {
    expect(await get('/v1/kpis/no.such')).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('PUT /v1/kpis/no.such') },
    });
  });
});

describe('DELETE /v1/kpis/{kpi}', () => {
  const retire = (ifMatch: string) =>
    service.call('DELETE', `/v1/kpis/${NAME}?note=too%20few`, { headers: { 'if-match': ifMatch } });

  it('retires: the KPI counts no longer, is still to be read, and can be brought back', async () => {
    expect((await service.call('DELETE', `/v1/kpis/${NAME}`)).status).toBe(428);
    expect((await service.call('DELETE', '/v1/kpis/no.such')).status).toBe(404);
    expect((await retire('"2"')).status).toBe(204);
    expect((await list()).map(({ kpi }) => kpi)).not.toContain(NAME);
    expect((await get(`/v1/kpis/${NAME}`)).body).toMatchObject({ version: 4, retired: true, note: 'too few' });
    expect((await get(`/v1/kpis/${NAME}/series`)).status).toBe(200);
    expect((await retire('"4"')).headers.get('etag')).toBe('"4"');
    expect(await put(NAME, volteDrops, { 'if-match': '"4"' })).toMatchObject({
      status: 200,
      body: { version: 5, retired: false },
    });
    expect((await recounts()).slice(2)).toEqual([`${NAME} 4`, `${NAME} 5`]);
  });
});

it('sees what another process edited, and leaves out what it cannot read', async () => {
  const before = await list();
  expect(before.map(({ kpi }) => kpi)).not.toContain('voice.other.count');
  const edited = JSON.stringify({ kpi: 'voice.other.count', ...volteDrops });
  const fromLater = JSON.stringify({ kpi: 'voice.later.count', ...volteDrops, aggregation: 'median' });
  await suite.query(
    'kpi-correlation',
    sql`insert into kpi_definition (kpi, version, definition, retired, changed_at, changed_by)
      values ('voice.other.count', 6, ${edited}::jsonb, false, now(), 'crm'), ('voice.later.count', 7, ${fromLater}::jsonb, false, now(), 'crm')`,
  );
  await eventually(async () => {
    expect((await list()).map(({ kpi }) => kpi)).toContain('voice.other.count');
  });
  expect((await list()).map(({ kpi }) => kpi)).not.toContain('voice.later.count');
  expect(await service.log()).toContain('A stored KPI definition cannot be used');
});

it('serialises editors: of two who saw the same version one wins', async () => {
  const race = ['a', 'b', 'c', 'd'].map((team) =>
    put('voice.other.count', { ...volteDrops, team }, { 'if-match': '"6"' }),
  );
  const statuses = (await Promise.all(race)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 412, 412, 412]);
});
