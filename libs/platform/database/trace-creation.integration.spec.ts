import { aCallFailure } from '@sidetone/testing/factories';
import { openDatabase, type SuiteDatabase } from '@sidetone/testing/suite';
import { traceInMemory } from '../tracing/testing/told-spans.js';
import { keepTraces, sql } from './index.js';

const AT = Date.UTC(2026, 10, 23);
const ELSEWHERE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

let own: SuiteDatabase;
let spans: ReturnType<typeof traceInMemory> | undefined;
beforeAll(async () => {
  own = await openDatabase();
});
afterEach(async () => {
  await spans?.close();
  spans = undefined;
});
afterAll(() => own.close());

const headerOf = async (id: string): Promise<string | null | undefined> =>
  (
    await own.database.query<{ header: string | null }>(
      sql`select headers->>'ce_traceparent' as header from outbox where id = ${id}`,
    )
  )[0]?.header;

it('writes nothing of traces while nothing is traced', async () => {
  await own.database.transaction((tx) => tx.publish([aCallFailure('OFF-1', AT)]));
  expect(await headerOf('OFF-1')).toBeNull();
  expect(await own.database.query(sql`select from trace_context`)).toEqual([]);
});

it('continues what caused an event, also when that was long ago, else its conversation', async () => {
  const running = (spans = traceInMemory());
  await own.database.transaction((tx) =>
    keepTraces(tx, [{ id: 'CAUSE-1', correlationId: 'INV-1', traceparent: ELSEWHERE }]),
  );
  await own.database.transaction((tx) =>
    tx.publish([
      { ...aCallFailure('ON-1', AT), causationId: 'CAUSE-1' },
      { ...aCallFailure('ON-2', AT), causationId: 'ON-1' },
      { ...aCallFailure('ON-3', AT), correlationId: 'INV-1' },
      { ...aCallFailure('ON-4', AT), causationId: 'unheard-of', restsOn: ['CAUSE-1', 'unheard-of'] },
    ]),
  );
  const [first, second, third, fourth] = running.take();
  expect(first).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16), links: [] });
  expect(second?.parentSpanId).toBe(first?.spanId);
  expect(third?.parentSpanId).toBe('b'.repeat(16));
  expect(fourth).toMatchObject({ parentSpanId: undefined, links: ['b'.repeat(16)] });
  expect(await headerOf('ON-2')).toBe(`00-${'a'.repeat(32)}-${second?.spanId}-01`);
  await own.database.transaction((tx) => tx.publish([{ ...aCallFailure('ON-5', AT), causationId: 'ON-2' }]));
  expect(running.take()).toMatchObject([{ parentSpanId: second?.spanId }]);
});

it('keeps the first place of an event that comes again', async () => {
  const running = (spans = traceInMemory());
  await own.database.transaction((tx) =>
    keepTraces(tx, [{ id: 'CAUSE-1', traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01` }]),
  );
  await own.database.transaction((tx) => tx.publish([{ ...aCallFailure('ON-6', AT), causationId: 'CAUSE-1' }]));
  expect(running.take()).toMatchObject([{ traceId: 'a'.repeat(32) }]);
});

it('tells nothing of what was rolled back', async () => {
  const running = (spans = traceInMemory());
  const failing = own.database.transaction(async (tx) => {
    await tx.publish([aCallFailure('NEVER-1', AT)]);
    throw new Error('the effect failed');
  });
  await expect(failing).rejects.toThrow('the effect failed');
  expect(running.take()).toEqual([]);
});
