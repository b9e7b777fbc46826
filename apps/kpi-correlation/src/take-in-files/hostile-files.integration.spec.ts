import { expandHostileLine, HOSTILE_NOW, readHostileLines, type HostileInput } from '@sidetone/contracts/testing';
import { aTick } from '@sidetone/testing/factories';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { sql } from '@sidetone/platform/database';
import { listDeadLetters } from '@sidetone/platform/messaging';
import { homeOf } from '../store-events/testing/hostile-homes.js';
import type { FileReport } from './file-report.js';
import { CALL_HEADER, callRow } from './testing/generated-calls.js';
import { openFileWorld, type FileWorld } from './testing/file-world.js';

/** Each line of the hostile file that enters by a door for files, as it stands there: nothing is said of the file but its rows. */
const lines = readHostileLines()
  .filter((line) => homeOf(line) === 'file doors')
  .map(expandHostileLine);

const SERVICE = 'kpi-correlation';
let suite: Suite;
let world: FileWorld<RunningService>;
beforeAll(async () => {
  suite = await openSuite();
  world = await openFileWorld(suite, aTick(HOSTILE_NOW));
});
afterAll(async () => {
  await suite.close();
});

const post = (input: HostileInput) => {
  if (input.kind !== 'request' || input.body === null) throw new Error('no file');
  const [door = ''] = input.path.split('/').slice(-1);
  // The zones that fixtures.json declares are the defaults of the doors.
  return world.service.call(input.method, `/ingest/${door}`, { raw: input.body, headers: input.headers });
};
const published = async (topic: string, id: string) => {
  await suite.settled(SERVICE);
  return (await suite.records(topic)).filter((event) => event.id === id || event.id.startsWith(`${id}|`));
};

const effects: Readonly<Record<string, () => Promise<void>>> = {
  'cdr-autumn-overlap': async () => {
    const [event] = await published('oss.call.v1', 'H-6');
    expect(event).toMatchObject({
      time: Date.parse('2026-10-25T00:30:00Z'),
      data: { startedAt: '2026-10-25T00:30:00Z', timeAmbiguous: true, subscriptionId: 'SUB-1001' },
    });
    expect(await suite.query(SERVICE, sql`select late from event where event_id = 'H-6'`)).toEqual([{ late: true }]);
  },
  'cdr-unknown-number': async () => {
    expect(await published('oss.call.v1', 'H-7')).toEqual([]);
    expect(await suite.query(SERVICE, sql`select event_id from parked_call`)).toEqual([{ event_id: 'H-7' }]);
    expect(await everythingKept()).not.toContain('99900009999');
  },
  'cdr-no-credit-release': async () => expect(await published('oss.call.v1', 'H-8')).toEqual([]),
  'pm-suspect-empty-row': async () => {
    await suite.settled(SERVICE);
    expect(await suite.records('kpi.measurement.v1')).toEqual([]);
  },
};

/** All tables, all topics and the log, as text. */
async function everythingKept(): Promise<string> {
  await suite.settled(SERVICE);
  const tables = await suite.query<{ name: string }>(
    SERVICE,
    sql`select table_name as name from information_schema.tables where table_schema = current_schema()`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      suite.query<{ row: string }>(SERVICE, {
        text: `select to_json(t)::text as row from "${name}" as t`,
        values: [],
      }),
    ),
  );
  const records = await Promise.all(
    ['oss.call.v1', 'dlq.oss.call.v1', 'kpi.measurement.v1'].map((topic) => suite.rawRecords(topic)),
  );
  const told = records.flat().flatMap(({ key, value, headers }) => [key, value, JSON.stringify(headers)].map(String));
  return [...rows.flat().map(({ row }) => row), ...told, await world.service.log(100_000)].join('\n');
}

it('knows how to check each effect that the file promises', () => {
  expect(Object.keys(effects).sort()).toEqual(
    lines
      .filter(({ effect }) => effect !== undefined)
      .map(({ name }) => name)
      .sort(),
  );
});

it.each(lines.map((line) => [line.name, line] as const))('%s', async (name, { expect: expected, before, input }) => {
  for (const earlier of before) expect((await post(earlier)).body).toMatchObject({ rows: 1, accepted: 1 });
  const { status, body } = await post(input);
  if (expected === 'reject400') {
    expect({ status, body }).toMatchObject({ status: 400, body: { title: 'Bad request', errors: expect.any(Array) } });
    return;
  }
  expect(status).toBe(200);
  const { rows, accepted, dropped, refused, refusedRows } = body as FileReport;
  expect({
    rows,
    accepted,
    dropped: dropped.reduce((sum, one) => sum + one.rows, 0),
    refused,
  }).toEqual({
    rows: 1,
    accepted: expected === 'accept' || expected === 'acceptLate' ? 1 : 0,
    dropped: expected === 'drop' ? 1 : 0,
    refused: expected === 'deadLetter' ? 1 : 0,
  });
  if (expected === 'deadLetter') expect(refusedRows).toEqual([{ line: 2, reason: expect.any(String) }]);
  await effects[name]?.();
});

it('keeps each refused row as a dead letter, with file, line and reason, and without the numbers', async () => {
  await suite.settled(SERVICE);
  const letters = await listDeadLetters(suite.kafka, 'oss.call.v1');
  expect(letters.map(({ reason }) => reason).sort()).toEqual([
    expect.stringMatching(/^row refused: durationSec is negative/),
    expect.stringMatching(/^row refused: seizureTime does not exist in Europe\/Helsinki.*answerTime does not exist/),
  ]);
  for (const { id, record } of letters) {
    expect(id).toMatch(/^ingest\.cdr\/\d+\/2$/);
    expect(String(record.value)).toMatch(/^H-[15],MO,c-h[15],\[number\],/);
    expect(String(record.headers['file-line'])).toBe('2');
  }
  expect(await everythingKept()).not.toMatch(/9990000(?:1001|3301|9999)/);
});

it('keeps no number of a row with a cell too many, nor one in a column that we do not read', async () => {
  const header = `${CALL_HEADER},B_NUM`;
  const unread = `${callRow({ recordId: 'M-1', servedMsisdn: '+999 (0)000 1001', durationSec: '-1' })},(040) 900-1001`;
  const tooMany = `${callRow({ recordId: 'M-2', servedMsisdn: '040 900 1001' })},+358 40 123 4567,more`;
  const report = await world.send('cdr', [header, unread, tooMany, ''].join('\n'), { source: '//oss.example/msc-9' });
  expect(report).toMatchObject({ rows: 2, refused: 2 });
  const kept = await everythingKept();
  expect(kept).toContain('M-1,MO');
  expect(kept).toContain('M-2,MO');
  expect(kept).not.toMatch(/900.?1001|123.?4567|000.?1001/);
});
