import { setTimeout as pause } from 'node:timers/promises';
import { sql } from '@sidetone/platform/database';
import { HOSTILE_NOW } from '@sidetone/contracts/testing';
import { eventually } from '@sidetone/testing/suite';
import type { FileReport } from './file-report.js';
import { FILE_SETTINGS, openFileWorld, worldOf, type FileWorld } from './testing/file-world.js';
import { generatedCalls } from './testing/generated-calls.js';

const SERVICE = 'kpi-correlation';
const ROWS = 200_000;
const FILE = { source: '//big', file: 'big.csv' };
const MIB = 1024 * 1024;
let world: FileWorld;

beforeAll(async () => {
  world = await openFileWorld();
});
afterAll(async () => {
  await world.close();
});

const standing = async (of: FileWorld): Promise<FileReport | undefined> => {
  const { body } = await of.service.call('GET', '/ingest/files?source=//big');
  const [file] = (body as { items: readonly { fileId: string }[] }).items;
  if (file === undefined) return undefined;
  return (await of.service.call('GET', `/ingest/files/${file.fileId}`)).body as FileReport;
};
const memoryOf = async (of: FileWorld): Promise<number> => {
  const { body } = await of.service.call('GET', '/metrics');
  return Number(/^process_resident_memory_bytes\S* (\S+)$/m.exec(String(body))?.[1]);
};

/** The most memory that the process has while something is done, in bytes. */
async function mostMemory(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  let isDone = false;
  const done = work().finally(() => (isDone = true));
  while (!isDone) {
    most = Math.max(most, await memoryOf(world));
    await Promise.race([done, pause(200)]);
  }
  await done;
  return most;
}

describe('a large file', () => {
  it('that a killed process was taking is finished by the next one: nothing is lost, and nothing counts twice', async () => {
    const text = generatedCalls(ROWS);
    const sent = world.send('cdr', text, FILE).then(
      () => 'answered',
      () => 'broken off',
    );
    await eventually(async () => expect((await standing(world))?.rows).toBeGreaterThan(10_000), { everyMs: 20 });
    await world.service.kill();
    expect(await sent).toBe('broken off');

    const next = worldOf(world.suite, await world.suite.start(SERVICE, FILE_SETTINGS));
    await world.suite.settled(SERVICE, { now: HOSTILE_NOW });
    const done = await standing(next);
    expect(done).toMatchObject({ state: 'taking', refused: 0 });
    const before = done?.rows ?? 0;
    expect(before % 2_000).toBe(0);
    expect(before).toBeLessThan(ROWS);

    const began = performance.now();
    const report = await next.send('cdr', text, FILE);
    console.log(((ROWS - before) / (performance.now() - began)) * 1000, 'rows/s');
    expect(report).toMatchObject({ rows: ROWS, accepted: ROWS - before, refused: 0, state: 'taken' });
    expect(report.dropped).toEqual([{ reason: 'taken before, when this file was sent', rows: before }]);
    expect(await standing(next)).toMatchObject({ rows: ROWS, accepted: ROWS, published: ROWS / 100, dropped: [] });
    await world.suite.settled(SERVICE);
    const [kept] = await world.suite.query(
      SERVICE,
      sql`select count(*)::int as events, count(distinct event_id)::int as records from event where source = '//big'`,
    );
    expect(kept).toEqual({ events: ROWS / 100, records: ROWS / 100 });
    world = next;
  });

  it('takes no more memory than one of a fifth of its size', async () => {
    const fifth = await mostMemory(() => world.send('cdr', generatedCalls(ROWS / 5), { source: '//fifth' }));
    const whole = await mostMemory(() => world.send('cdr', generatedCalls(ROWS), { source: '//whole' }));
    // The rows between the two have 30 MiB as text, and several times that as cells: had they been kept, it would show.
    expect((whole - fifth) / MIB).toBeLessThan(60);
  });
});
