import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSampleFile } from '@sidetone/contracts/testing';
import { SECOND_MS, toIso } from '@sidetone/domain/time';
import { cuttableProxy } from '@sidetone/infrastructure/ports';
import { eventually, openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { createProgram } from '../program.js';

const SERVICE = 'kpi-correlation';
const KEY = 'test-key-0123456789';
let suite: Suite;
let service: RunningService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidetone-ingest-'));
  suite = await openSuite();
  service = await suite.start(SERVICE, {
    OPERATOR_TIME_ZONE: 'Europe/Helsinki',
    NUMBER_SECRET: 'a-secret-for-tests-0123456789abcdef',
  });
});
afterAll(async () => {
  await suite.close();
  await rm(folder, { recursive: true });
});

const fileOf = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
async function run(
  args: readonly string[],
  url = service.url,
): Promise<{ text: string; said: string; failure: string }> {
  let text = '';
  let said = '';
  const program = createProgram({
    environment: { SIDETONE_API_KEY: KEY },
    out: { write: (part: string) => (text += part) },
    screen: { write: (part: string) => (said += part) },
  });
  const failure = await program.parseAsync(['ingest', ...args, '--url', url], { from: 'user' }).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { text, said, failure };
}

const COLUMNS = 'recordId,callId,servedMsisdn,seizureTime,answerTime,releaseTime,durationSec,causeForTerm';
const FIRST = Date.now() - 40 * 3600 * SECOND_MS;
function calls(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const [start, answer, end] = [0, 5, 65].map((second) => toIso(FIRST + (row + second) * SECOND_MS));
    return `I-${row},i-${row},99900001001,${start},${answer},${end},60,${row % 100 === 0 ? 4 : 0}`;
  });
  return [COLUMNS, ...lines, ''].join('\n');
}

describe('sidetone ingest', () => {
  it('links numbers, then sends the sample of counters and tells what came of it', async () => {
    const numbers = await run([
      'numbers',
      await fileOf('numbers.csv', 'number,subscriptionId\n+99900001001,SUB-1001\n'),
    ]);
    expect(numbers).toMatchObject({ failure: '', text: expect.stringContaining('1 row: 1 accepted') });
    const counters = readSampleFile('pm-counters-15min.csv').replaceAll('2026-11-22', toIso(FIRST).slice(0, 10));
    const { text, failure } = await run(['pm', await fileOf('pm.csv', counters), '--source', '//oss.example/pm-ran']);
    expect(failure).toBe('');
    expect(text).toContain('24 rows: 24 accepted, 0 dropped, 0 refused.');
    expect(text).toContain('156 events published.');
  });

  it('goes on where it was after a break, and loses and doubles nothing', async () => {
    const rows = 30_000;
    const file = await fileOf('big.csv', calls(rows));
    const { port } = new URL(service.url);
    const cable = await cuttableProxy('127.0.0.1', Number(port));
    const sending = run(['cdr', file, '--source', '//cli'], `http://${cable.address}`);
    const taken = async () => {
      const { body } = await service.call('GET', '/ingest/files?source=//cli');
      const [listed] = (body as { items: readonly { fileId: string }[] }).items;
      return (await service.call('GET', `/ingest/files/${listed?.fileId}`)).body as Record<string, unknown>;
    };
    await eventually(async () => expect((await taken())['rows']).toBeGreaterThan(0), { everyMs: 10 });
    await cable.cut();
    await cable.restore();
    const { text, said, failure } = await sending;
    await cable.close();
    expect(failure).toBe('');
    expect(said).toContain('trying again in 1 s');
    expect(text).toContain('30,000 rows');
    expect(await taken()).toMatchObject({ state: 'taken', rows, accepted: rows, published: rows / 100, refused: 0 });
  });

  it('ends with what was refused, line by line, after the rest was taken', async () => {
    const bad = calls(3).replace(/(I-1,.*),60,/, '$1,-1,');
    const { text, failure } = await run(['cdr', await fileOf('bad.csv', bad), '--source', '//bad']);
    expect(text).toContain('3 rows: 2 accepted, 0 dropped, 1 refused.');
    expect(text).toContain('line 3: durationSec is negative');
    expect(failure).toContain('1 of 3 rows were refused');
  });

  it('brings a mapping along, and says everything that is wrong with it', async () => {
    const vendor = calls(2).replaceAll('recordId', 'ID').replaceAll('I-', 'X-');
    const file = await fileOf('vendor.csv', vendor);
    const good = await fileOf('vendor.map.json', JSON.stringify({ kind: 'cdr', columns: { recordId: 'ID' } }));
    expect((await run(['cdr', file, '--map', good, '--json'])).text).toContain('"accepted": 2');
    const wrong = await fileOf('wrong.json', JSON.stringify({ kind: 'cdr', column: {}, times: 'now' }));
    expect((await run(['cdr', file, '--map', wrong])).failure).toMatch(
      /wrong\.json: The mapping has 1 place[^]*\/column/,
    );
    expect((await run(['cdr', file])).failure).toMatch(/header[^]*recordId: This column is missing/);
  });

  it('says what to mend when the key is wrong or nobody is there', async () => {
    const file = await fileOf('one.csv', calls(1));
    expect((await run(['cdr', file, '--key', 'a-wrong-key'])).failure).toContain('X-Api-Key');
    expect((await run(['cdr', join(folder, 'none.csv')])).failure).toContain('cannot be read');
  });
});
