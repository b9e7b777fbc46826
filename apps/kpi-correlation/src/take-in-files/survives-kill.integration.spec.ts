import { aTick } from '@sidetone/testing/factories';
import { sql } from '@sidetone/platform/database';
import { HOSTILE_NOW } from '@sidetone/contracts/testing';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import type { FileReport } from './file-report.js';
import { FILE_SETTINGS, openFileWorld, worldOf, type FileWorld } from './testing/file-world.js';
import { generatedCalls } from './testing/generated-calls.js';

const SERVICE = 'kpi-correlation';
const ROWS = 200_000;
const FILE = { source: '//big', file: 'big.csv' };
const NARROW_MIB = 200;
let suite: Suite;
let world: FileWorld<RunningService>;

beforeAll(async () => {
  suite = await openSuite();
  world = await openFileWorld(suite, aTick(HOSTILE_NOW));
});
afterAll(async () => {
  await suite.close();
});

const standing = async (of: FileWorld<RunningService>): Promise<FileReport | undefined> => {
  const { body } = await of.service.call('GET', '/ingest/files?source=//big');
  const [file] = (body as { items: readonly { fileId: string }[] }).items;
  if (file === undefined) return undefined;
  return (await of.service.call('GET', `/ingest/files/${file.fileId}`)).body as FileReport;
};
describe('a large file', () => {
  it('that a killed process was taking is finished by the next one: nothing is lost, and nothing counts twice', async () => {
    const rows = 30_000;
    const text = generatedCalls(rows);
    const sent = world.send('cdr', text, FILE).then(
      () => 'answered',
      () => 'broken off',
    );
    await eventually(async () => expect((await standing(world))?.rows).toBeGreaterThan(10_000), { everyMs: 20 });
    await world.service.kill();
    expect(await sent).toBe('broken off');

    const next = worldOf(await suite.start(SERVICE, FILE_SETTINGS));
    await suite.settled(SERVICE, { now: HOSTILE_NOW });
    const done = await standing(next);
    expect(done).toMatchObject({ state: 'taking', refused: 0 });
    const before = done?.rows ?? 0;
    expect(before % 2_000).toBe(0);
    expect(before).toBeLessThan(rows);

    const report = await next.send('cdr', text, FILE);
    expect(report).toMatchObject({ rows, accepted: rows - before, refused: 0, state: 'taken' });
    expect(report.dropped).toEqual([{ reason: 'taken before, when this file was sent', rows: before }]);
    expect(await standing(next)).toMatchObject({ rows, accepted: rows, published: rows / 100, dropped: [] });
    await suite.settled(SERVICE);
    const [kept] = await suite.query(
      SERVICE,
      sql`select count(*)::int as events, count(distinct event_id)::int as records from event where source = '//big'`,
    );
    expect(kept).toEqual({ events: rows / 100, records: rows / 100 });
    world = next;
  });

  it('is taken by a process that could not hold it: memory does not grow with the file', async () => {
    // As text the rows have 38 MiB, and as cells more than this process has in all.
    const narrow = { ...FILE_SETTINGS, NODE_OPTIONS: `--max-old-space-size=${NARROW_MIB}` };
    const small = worldOf(await suite.start(SERVICE, narrow));
    await suite.settled(SERVICE, { now: HOSTILE_NOW });
    const report = await small.send('cdr', generatedCalls(ROWS), { source: '//narrow' });
    expect(report).toMatchObject({ rows: ROWS, accepted: ROWS, published: ROWS / 100 });
    expect(small.service.process.ending()).toBeUndefined();
  });
});
