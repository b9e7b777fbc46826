import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { serviceApi, type ServiceApi } from '@sidetone/testing/stack';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import { replaySurvey } from './replay-survey.js';
import { missingFrom, type ReplayResult } from './results/replay-result.js';
import type { SurveyMap } from './survey-map/survey-map.js';

const KEY = 'replay-test-key';
const GOOD_ROWS = 121;
const map: SurveyMap = {
  survey: { id: 'brand', kind: 'relationship', journeyArea: 'network' },
  answer: { id: 'user', score: 'nps', comment: 'why' },
  counters: {
    granularity: 'week',
    columns: { delay: { kpi: 'web.delay.ms', unit: 'ms' }, noise: { kpi: 'unrelated.count', unit: 'x' } },
  },
};

/** The slower the page, the lower the score, though not without exception; the other counter is the same for each of the eleven scores. */
const goodRows = Array.from({ length: GOOD_ROWS }, (_, index) => {
  const score = index % 11;
  return `u${index},${score},,${2000 - 60 * score + ((index * 7) % 13) * 80},${Math.floor(index / 11)}`;
});
const dirtyRows = ['d1,"5, 6",,900,1', 'd2,,,900,1', 'd3,great,,900,1', 'd4,11,,n/a,', ',7,,900,1', 'd5,9'];
const file = ['user,nps,why,delay,noise', ...goodRows, ...dirtyRows].join('\r\n');

describe('a survey file that is replayed', () => {
  let folder: string;
  let suite: Suite;
  let api: ServiceApi;
  let first: ReplayResult;
  const now = Date.now();
  const replay = (at: number) =>
    replaySurvey(join(folder, 'brand.csv'), map, { api, producer: suite.producer, now: at, timeZone: 'UTC' });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidetone-replay-'));
    await writeFile(join(folder, 'brand.csv'), file);
    suite = await openSuite();
    const dispatch = {
      GATEWAY_URL: 'http://127.0.0.1:9',
      PUBLIC_URL: 'http://127.0.0.1:9',
      LINK_SECRET: 'x'.repeat(32),
    };
    const urls = await Promise.all(
      serviceNames.map(
        async (name) => [name, (await suite.start(name, { API_KEYS: `tests:${KEY}`, ...dispatch })).url] as const,
      ),
    );
    api = serviceApi(Object.fromEntries(urls) as Record<ServiceName, string>, KEY);
    first = await replay(now);
  });
  afterAll(async () => {
    await suite.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('accounts for every row and every event', () => {
    expect(missingFrom(first)).toEqual([]);
    expect(first.rows).toBe(GOOD_ROWS + dirtyRows.length);
    expect(first.answers).toMatchObject({ accepted: GOOD_ROWS, duplicate: 0, refused: dirtyRows.length });
    expect(first.answers.reasons['score: not one whole number from 0 to 10']).toBe(4);
    expect(first.answers.reasons['row: not as many fields as the header']).toBe(1);
    expect(first.events).toMatchObject({ dropped: 0, deadLettered: 0, unusableCells: 1 });
  });

  it('comes out as a score and a ranking of its counters', () => {
    expect(first.nps.n).toBe(GOOD_ROWS);
    const [strongest] = first.drivers;
    expect(strongest).toMatchObject({ kpi: 'web.delay.ms', flagged: true });
    expect(first.drivers.find(({ kpi }) => kpi === 'unrelated.count')?.flagged).toBe(false);
  });

  it('adds nothing when it is sent again, even weeks later', async () => {
    const again = await replay(now + 15 * 24 * 3_600_000);
    expect(missingFrom(again)).toEqual([]);
    expect(again.answers.accepted).toBe(0);
    expect(again.events).toMatchObject({ stored: 0, dropped: first.events.sent, deadLettered: 0 });
    expect(again.nps).toEqual(first.nps);
  });
});
