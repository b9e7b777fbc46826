import type { KpiSourceCovered, OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS } from '@sidetone/domain/time';
import { sql } from '@sidetone/platform/database';
import { aCoverage } from '@sidetone/testing/factories';
import { openSuite, type Suite } from '@sidetone/testing/suite';

const NOON = Date.UTC(2026, 10, 23, 12);
let suite: Suite;

beforeAll(async () => {
  suite = await openSuite({ mostPartitions: 1 });
  await suite.start('kpi-correlation');
});
afterAll(async () => {
  await suite.close();
});

const about = (sourceId: string) => (id: string, data: Partial<KpiSourceCovered>) =>
  aCoverage(`${sourceId}-${id}`, NOON - DAY_MS, NOON, { sourceId, ...data });
const atOnce = async (events: readonly OutgoingEvent[]): Promise<void> => {
  await suite.send(events, { timestamp: NOON });
  await suite.settled('kpi-correlation');
};
const oneByOne = async (events: readonly OutgoingEvent[]): Promise<void> => {
  for (const event of events) await atOnce([event]);
};
const kept = async (sourceId: string): Promise<string[]> => {
  const rows = await suite.query<{ kpis: string[]; complete: boolean }>(
    'kpi-correlation',
    sql`select kpis, complete from source_coverage where source_id = ${sourceId} order by kpis`,
  );
  return rows.map(({ kpis, complete }) => `${kpis.join(' ') || 'all'}: ${complete ? 'complete' : 'not complete'}`);
};

describe.each([
  ['at once', atOnce],
  ['one by one', oneByOne],
])('words of a source that come %s', (how, take) => {
  it('stand side by side when they speak of other KPIs in the same period', async () => {
    const sourceId = `other ${how}`;
    const word = about(sourceId);
    await take([
      word('1', { kpis: ['voice.drop.count'] }),
      word('2', { kpis: ['data.fail.count'], complete: false }),
      word('3', {}),
    ]);
    expect(await kept(sourceId)).toEqual([
      'all: complete',
      'data.fail.count: not complete',
      'voice.drop.count: complete',
    ]);
  });

  it('replace one another when they speak of the same KPIs, in whatever order these are named', async () => {
    const sourceId = `same ${how}`;
    const word = about(sourceId);
    await take([
      word('1', { kpis: ['voice.drop.count', 'data.fail.count'], revision: 1 }),
      word('2', { kpis: ['data.fail.count', 'voice.drop.count'], revision: 3, complete: false }),
      word('3', { kpis: ['voice.drop.count', 'data.fail.count'], revision: 2 }),
    ]);
    expect(await kept(sourceId)).toEqual(['data.fail.count voice.drop.count: not complete']);
  });
});
