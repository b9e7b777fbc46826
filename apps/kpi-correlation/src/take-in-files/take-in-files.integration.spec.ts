import { gzipSync } from 'node:zlib';
import { HOSTILE_NOW, readSampleFile, readSamples } from '@sidetone/contracts/testing';
import { DAY_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { listDeadLetters } from '@sidetone/platform/messaging';
import { aTick } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { openFileWorld, type FileWorld } from './testing/file-world.js';
import { CALL_HEADER, callFile, callRow } from './testing/generated-calls.js';

const SERVICE = 'kpi-correlation';
const CDR = { source: '//oss.example/cdr-voice', file: 'cdr-voice.csv' };
const DROP = { causeForTerm: '4', q850: '41' };
let suite: Suite;
let world: FileWorld<RunningService>;

beforeAll(async () => {
  suite = await openSuite();
  world = await openFileWorld(suite, aTick(HOSTILE_NOW));
});
afterAll(async () => {
  await suite.close();
});

const eventsOf = async (topic: string, source: string) => {
  await suite.settled(SERVICE);
  return (await suite.records(topic)).filter((event) => event.source === source);
};
interface ToldCall extends Readonly<Record<string, unknown>> {
  readonly id: string;
}
const callsOf = async (source: string): Promise<readonly ToldCall[]> =>
  (await eventsOf('oss.call.v1', source)).map(({ id, data }) => ({
    ...(data as Readonly<Record<string, unknown>>),
    id,
  }));
const sample = (name: string) =>
  readSamples().get(name) as {
    id: string;
    source: string;
    time: string;
    subject: string;
    data: Record<string, unknown>;
  };
const ask = (method: string, path: string, options = {}) => world.service.call(method, path, options);

describe('the sample of call records', () => {
  it('makes 7 failures of 20 rows: four drops and three failed set-ups', async () => {
    const report = await world.send('cdr', readSampleFile('cdr-voice.csv'), CDR);
    expect(report).toMatchObject({
      state: 'taken',
      rows: 20,
      accepted: 20,
      refused: 0,
      published: 7,
      parked: 0,
      waiting: 0,
    });
    const calls = await callsOf(CDR.source);
    const idsOf = (kind: string) => calls.filter((call) => call['kind'] === kind).map(({ id }) => Number(id.slice(-2)));
    expect(idsOf('drop').sort((a, b) => a - b)).toEqual([7, 9, 12, 18]);
    expect(idsOf('setupFailure').sort((a, b) => a - b)).toEqual([10, 11, 19]);
  });

  it('makes of row 9 the event that the vocabulary shows', async () => {
    const { id, time, subject, data } = sample('ce-oss.call.failure.v1.json');
    const [event] = (await eventsOf('oss.call.v1', CDR.source)).filter((one) => one.id === id);
    expect(event).toMatchObject({ id, time: Date.parse(time), subject, key: subject });
    expect(event?.data).toEqual(data);
  });

  it('counts for the subscriptions they belong to', async () => {
    const dropsBy = await suite.query(
      SERVICE,
      sql`select scope_id as subscription_id, kpi, sum(events)::int as events from kpi_daily where scope = 'subscription' group by 1, 2 order by 1, 2`,
    );
    expect(dropsBy).toEqual([
      { subscription_id: 'SUB-1001', kpi: 'voice.drop.count', events: 3 },
      { subscription_id: 'SUB-1001', kpi: 'voice.setupfail.count', events: 3 },
      { subscription_id: 'SUB-2001', kpi: 'voice.drop.count', events: 1 },
    ]);
  });

  it('adds nothing when it is sent again, under its name or another', async () => {
    const again = await world.send('cdr', readSampleFile('cdr-voice.csv'), CDR);
    expect(again).toMatchObject({
      rows: 20,
      accepted: 0,
      published: 0,
      dropped: [{ reason: 'taken before, when this file was sent', rows: 20 }],
    });
    const renamed = await world.send('cdr', readSampleFile('cdr-voice.csv'), { ...CDR, file: 'copy.csv' });
    expect(renamed).toMatchObject({
      accepted: 0,
      published: 0,
      dropped: [{ reason: 'same record id again', rows: 20 }],
    });
    expect(await callsOf(CDR.source)).toHaveLength(7);
    const { body } = await ask('GET', `/ingest/files/${again.id}`);
    expect(body).toMatchObject({ rows: 20, accepted: 20, dropped: [], published: 7 });
  });
});

describe('the sample of counters', () => {
  const PM = { source: '//oss.example/pm-ran', file: 'pm.csv' };

  it('makes a measurement of each KPI that a row allows, and none of what is empty', async () => {
    const report = await world.send('pm', readSampleFile('pm-counters-15min.csv'), PM);
    expect(report).toMatchObject({ rows: 24, accepted: 24, refused: 0 });
    const events = await eventsOf('kpi.measurement.v1', PM.source);
    expect(report.published).toBe(events.length);
    const { id, time, subject, data } = sample('ce-kpi.measurement.recorded.v1.json');
    const row7 = events.find((event) => event.id === id);
    expect(row7).toMatchObject({ time: Date.parse(time), subject, key: `cell:${subject}` });
    expect(row7?.data).toEqual(data);

    const told = events.map(
      (event) => event.data as { kpi: string; scope: { id: string }; periodStart: string; value: number },
    );
    const ofDeadCell = told.filter(
      ({ scope, periodStart }) => scope.id === 'CELL-HEL-0412-1' && periodStart >= '2026-11-22T18',
    );
    // Four quarters without a call: nothing is measured but that the cell was away. The suspect row has nothing at all.
    expect(ofDeadCell.map(({ kpi, value }) => [kpi, value])).toEqual(
      Array.from({ length: 4 }, () => ['cell.availability.ratio', 0]),
    );
    expect(
      told.filter(({ scope, periodStart }) => scope.id === 'CELL-HEL-0412-1' && periodStart.includes('17:45')),
    ).toEqual([]);
    // 19 rows with all 8, four with one, one with none.
    expect(events).toHaveLength(19 * 8 + 4);
  });

  it('takes counters that were exported anew as a later revision', async () => {
    const row = (value: string) =>
      `beginTime,granularitySec,cellId,PrbUtilDl_pct\n2026-11-22T17:00:00,900,CELL-X,${value}\n`;
    const again = { source: '//oss.example/pm-again' };
    expect(await world.send('pm', row('40'), { ...again, file: 'a' })).toMatchObject({ published: 1 });
    expect(await world.send('pm', row('50'), { ...again, file: 'b' })).toMatchObject({ refused: 1, published: 0 });
    expect(await world.send('pm', row('50'), { ...again, file: 'c', revision: '2' })).toMatchObject({ published: 1 });
    expect((await eventsOf('kpi.measurement.v1', again.source)).map(({ data }) => data)).toMatchObject([
      { value: 0.4, revision: 1, periodStart: '2026-11-22T17:00:00Z' },
      { value: 0.5, revision: 2 },
    ]);
  });
});

describe('whose a call was', () => {
  it('is whoever had the number when the call was made', async () => {
    await world.link(
      [
        'number,subscriptionId,validFrom,validTo',
        '+999 0000 5001,SUB-OLD,2025-01-01T00:00:00Z,2026-11-20T12:00:00+02:00',
        '0099900005001,SUB-NEW,2026-11-20T12:00:00+02:00,',
      ].join('\n'),
    );
    const at = (day: string, recordId: string) => ({
      ...DROP,
      recordId,
      callId: recordId,
      servedMsisdn: '99900005001',
      seizureTime: `${day}T11:59:59+02:00`,
      answerTime: '',
      releaseTime: '',
      durationSec: '',
    });
    const file = callFile(at('2026-11-20', 'P-1'), {
      ...at('2026-11-20', 'P-2'),
      seizureTime: '2026-11-20T12:00:00+02:00',
    });
    expect(await world.send('cdr', file, { source: '//p' })).toMatchObject({ published: 2 });
    expect((await callsOf('//p')).map(({ id, ...call }) => [id, call['subscriptionId']])).toEqual(
      expect.arrayContaining([
        ['P-1', 'SUB-OLD'],
        ['P-2', 'SUB-NEW'],
      ]),
    );
  });

  it('is waited for, and told once the number is known', async () => {
    const file = callFile({ ...DROP, recordId: 'W-1', callId: 'W-1', servedMsisdn: '99900006001' });
    expect(await world.send('cdr', file, { source: '//w' })).toMatchObject({ accepted: 1, published: 0, parked: 1 });
    expect((await ask('GET', '/ingest/parked')).body).toMatchObject({ waiting: [{ source: '//w', calls: 1 }] });
    const later = 'number,subscriptionId,validFrom\n99900006001,SUB-6001,2026-11-22T12:00:00Z\n';
    expect(await world.link(later)).toMatchObject({ linked: 1, published: 0 });
    const { body } = await ask('PUT', '/ingest/numbers', {
      body: {
        numbers: [
          { number: '99900006001', subscriptionId: 'SUB-6000' },
          { number: 'x', subscriptionId: '' },
        ],
      },
    });
    expect(body).toMatchObject({ rows: 2, linked: 1, refused: 1, published: 1, refusedRows: [{ line: 2 }] });
    expect(await callsOf('//w')).toMatchObject([{ id: 'W-1', subscriptionId: 'SUB-6000' }]);
    expect((await ask('GET', '/ingest/parked')).body).toMatchObject({ waiting: [] });
  });
});

describe('a call of several records', () => {
  const part = (partial: string, fields: Readonly<Record<string, string>>) => ({
    callId: 'L-1',
    recordId: `L-1-${partial}`,
    partial,
    ...fields,
  });
  const send = (file: string, ...rows: readonly Readonly<Record<string, string>>[]) =>
    world.send('cdr', callFile(...rows), { source: '//l', file });

  it('is judged when the last has come, in another file too, and again when a part comes late', async () => {
    expect(await send('1', part('1', { causeForTerm: '1', q850: '', durationSec: '900' }))).toMatchObject({
      accepted: 1,
      published: 0,
      waiting: 1,
    });
    const last = { ...DROP, seizureTime: '2026-11-22T08:30:00+02:00', releaseTime: '2026-11-22T08:31:00+02:00' };
    expect(await send('2', part('3', last))).toMatchObject({ published: 1, waiting: 0 });
    const middle = {
      causeForTerm: '1',
      q850: '',
      seizureTime: '2026-11-22T08:15:00+02:00',
      releaseTime: '2026-11-22T08:30:00+02:00',
    };
    expect(await send('3', part('2', { ...middle, durationSec: '900' }))).toMatchObject({ published: 1 });
    expect(await callsOf('//l')).toMatchObject([
      { id: 'L-1-3', durationSec: 960, startedAt: '2026-11-22T06:00:00Z' },
      { id: 'L-1-2', durationSec: 1860, startedAt: '2026-11-22T06:00:00Z', revision: 2 },
    ]);
    const [kept] = await suite.query<{ events: number }>(
      SERVICE,
      sql`select count(*)::int as events from event where source = '//l' and kpi is not null`,
    );
    expect(kept).toEqual({ events: 1 });
  });
});

describe('a file that needs mending', () => {
  const good = callRow({ recordId: 'M-1', callId: 'M-1' });
  const bad = callRow({ recordId: 'M-2', callId: 'M-2', seizureTime: '2026-02-30T08:00:00+02:00' });
  const source = { source: '//m', file: 'mend.csv' };

  it('has its good rows taken, and each bad one told with line and reason', async () => {
    const stray = callRow({ recordId: 'M-3', callId: '"M-3' });
    const short = good.slice(0, 40);
    const text = [CALL_HEADER, good, bad, '', stray, short, callRow({ recordId: 'M-4', callId: 'M-4' })].join('\r\n');
    const report = await world.send('cdr', text, source);
    expect(report).toMatchObject({ rows: 5, accepted: 2, refused: 3 });
    expect(report.refusedRows).toEqual([
      { line: 3, reason: expect.stringContaining('seizureTime names a day that the month does not have') },
      { line: 5, reason: expect.stringContaining('quote') },
      { line: 6, reason: expect.stringContaining('cells where the header has 16') },
    ]);
  });

  it('is taken anew where it was mended; what was taken stays so, and what is still bad is given up once', async () => {
    const mended = bad.replace('2026-02-30', '2026-11-22');
    const stray = callRow({ recordId: 'M-3', callId: '"M-3' });
    const text = [CALL_HEADER, good, mended, '', stray].join('\n');
    const report = await world.send('cdr', text, source);
    expect(report).toMatchObject({ rows: 3, accepted: 1, refused: 1, dropped: [{ rows: 1 }] });
    const { body } = await ask('GET', `/ingest/files/${report.id}`);
    expect(body).toMatchObject({ rows: 3, accepted: 2, refused: 1, dropped: [] });
    await suite.settled(SERVICE);
    const letters = await listDeadLetters(suite.kafka, 'oss.call.v1');
    expect(letters.filter(({ record }) => String(record.headers['file-source']) === '//m')).toHaveLength(3);
    expect(await suite.rawRecords('dlq.oss.call.v1')).toHaveLength(letters.length);
  });

  it('is refused as a whole, with nothing stored, when it is no UTF-8, too large, no gzip, or without its columns', async () => {
    const whole = async (raw: Uint8Array | string, headers: Readonly<Record<string, string>> = {}) => {
      const answer = await ask('POST', '/ingest/cdr?source=//whole&file=whole', {
        raw,
        headers: { 'content-type': 'text/csv', ...headers },
      });
      return { status: answer.status, detail: (answer.body as { detail: string }).detail };
    };
    const latin1 = Buffer.from(`${callFile({ recordId: 'U-1' })}${callRow({ tech: '\u00e4' })}\n`, 'latin1');
    expect(await whole(latin1)).toMatchObject({ status: 400, detail: expect.stringContaining('UTF-8') });
    expect(await whole(Buffer.alloc(64 * 1024 * 1024 + 1, 'x'))).toMatchObject({ status: 413 });
    expect(await whole(gzipSync(Buffer.alloc(70 * 1024 * 1024, 'x')), { 'content-encoding': 'gzip' })).toMatchObject({
      status: 413,
    });
    expect(await whole('no gzip', { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
    expect(await whole('')).toMatchObject({ status: 400, detail: expect.stringContaining('empty') });
    expect((await ask('GET', '/ingest/files?source=//whole')).body).toEqual({ items: [] });
  });

  it('comes packed as well, and only with a key and as CSV', async () => {
    const packed = gzipSync(callFile({ ...DROP, recordId: 'Z-1', callId: 'Z-1' }));
    const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    expect((await ask('POST', '/ingest/cdr', { raw: packed, headers })).body).toMatchObject({ published: 1 });
    expect((await ask('POST', '/ingest/cdr', { raw: packed, headers, key: null })).status).toBe(401);
    expect((await ask('POST', '/ingest/cdr', { body: {} })).status).toBe(415);
    expect((await ask('POST', '/v1/kpis', { raw: 'a', headers: { 'content-type': 'text/csv' } })).status).toBe(415);
    const latin = { 'content-type': 'text/csv; charset=iso-8859-1' };
    expect((await ask('POST', '/ingest/cdr', { raw: 'a', headers: latin })).status).toBe(415);
    expect((await ask('POST', '/ingest/cdr?zone=Mars/Phobos', { raw: 'a', headers })).status).toBe(400);
    expect((await ask('POST', '/ingest/cdr?mapping=none', { raw: 'a', headers })).status).toBe(404);
  });
});

describe('a mapping', () => {
  it('says which columns, values and units of a vendor are ours', async () => {
    const mapping = {
      kind: 'cdr',
      delimiter: ';',
      columns: {
        recordId: 'ID',
        callId: 'ID',
        servedMsisdn: 'A_NUM',
        seizureTime: 'START',
        answerTime: 'ANSWER',
        releaseTime: 'END',
        durationSec: 'DUR_MS',
        causeForTerm: 'CFT',
        recordType: 'TYPE',
      },
      values: { causeForTerm: { normal: '0', abnormal: '4' }, recordType: { MOC: 'MO', SMS: null } },
      times: 'DD.MM.YYYY HH:mm:ss',
      durationUnit: 'ms',
    };
    expect((await ask('PUT', '/ingest/mappings/msc-1', { body: mapping })).body).toMatchObject({ revision: 1 });
    expect((await ask('PUT', '/ingest/mappings/msc-1', { body: mapping })).body).toMatchObject({ revision: 1 });
    const file = [
      'TYPE;ID;A_NUM;START;ANSWER;END;DUR_MS;CFT',
      'MOC;V-1;99900001001;22.11.2026 08:01:11;22.11.2026 08:01:19;22.11.2026 08:02:19;60400;abnormal',
      'SMS;V-2;99900001001;22.11.2026 08:01:11;;;;normal',
      '',
    ].join('\n');
    const report = await world.send('cdr', file, { mapping: 'msc-1', source: '//v', zone: 'Europe/Helsinki' });
    expect(report).toMatchObject({
      accepted: 1,
      dropped: [{ reason: 'left out by the mapping', rows: 1 }],
      published: 1,
    });
    expect(await callsOf('//v')).toMatchObject([
      { id: 'V-1', startedAt: '2026-11-22T06:01:11Z', durationSec: 60, cause: { protocol: 'causeForTerm', value: 4 } },
    ]);
  });

  it('is refused with everything in it that needs mending', async () => {
    const mapping = {
      kind: 'pm',
      colums: {},
      times: 'soon',
      kpis: [
        { kpi: 'voice.drop.ratio', unit: '%', amount: 'x' },
        { kpi: 'a', unit: 'b' },
      ],
    };
    const shape = (await ask('PUT', '/ingest/mappings/x', { body: mapping })).body as { errors: { field: string }[] };
    expect(shape.errors.map(({ field }) => field)).toEqual(['/colums']);
    const { colums: _colums, ...rest } = mapping;
    const { status, body } = await ask('PUT', '/ingest/mappings/x', { body: rest });
    expect(status).toBe(400);
    expect((body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      '/kpis/0',
      '/kpis/1',
      '/times',
    ]);
    expect((await ask('GET', '/ingest/mappings/x')).status).toBe(404);
  });
});

it('takes no call records without a secret for their numbers, but counters all the same', async () => {
  const bare = await suite.start(SERVICE, { CLOCK: 'simulated' });
  const csv = { 'content-type': 'text/csv' };
  const refused = await bare.call('POST', '/ingest/cdr', { raw: callFile({}), headers: csv });
  expect(refused).toMatchObject({ status: 503, body: { detail: expect.stringContaining('NUMBER_SECRET') } });
  await bare.stop();
});

it('gives up after seven days what waits for a number or for the last record of its call', async () => {
  const rows = callFile(
    { ...DROP, recordId: 'E-1', callId: 'E-1', servedMsisdn: '99900007001' },
    { recordId: 'E-2', callId: 'E-2', causeForTerm: '1', partial: '1' },
  );
  expect(await world.send('cdr', rows, { source: '//e' })).toMatchObject({ parked: 1, waiting: 1 });
  const later = HOSTILE_NOW + 7 * DAY_MS;
  await suite.send([aTick(later)], { timestamp: later });
  await suite.settled(SERVICE, { now: later });
  const { body } = await ask('GET', '/ingest/parked');
  expect(body).toMatchObject({
    waiting: [],
    givenUp: expect.arrayContaining([
      { source: '//e', reason: 'no subscription had the number for 7 days', calls: 1 },
      { source: '//e', reason: 'the last record of the call never came', calls: 1 },
    ]),
  });
});
