import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '../suite/workspace-root.js';
import { boardLines } from './board-lines.js';
import { ALERT_TOOLS, findProgram } from './find-program.js';

const RULES = join(workspaceRoot, 'deploy', 'prometheus', 'rules', 'platform.rules.yml');
const ALL_WELL = 'all services answer and keep up';
const lines = boardLines().filter(({ where }) => where.startsWith('sidetone-loop: Can the figures be relied on now?'));

/** What Prometheus knows while all is well, every 15 s for 20 minutes. */
const WELL: Readonly<Record<string, string>> = {
  'up{job="sidetone",service="scoring"}': '1x80',
  'sidetone_part_up{service="scoring",part="database"}': '1x80',
  'sidetone_part_up{service="scoring",part="kafka"}': '1x80',
  'sidetone_part_up{service="scoring",part="consumer"}': '1x80',
  'sidetone_consumed_records_total{service="scoring",topic="oss.call.v1",fate="stored"}': '0+30x80',
  'sidetone_consumer_lag_records{service="scoring"}': '3x80',
  'sidetone_partition_standing_seconds{service="scoring",topic="oss.call.v1"}': '0x80',
  'sidetone_outbox_oldest_seconds{service="scoring"}': '1x80',
  'sidetone_reading_timestamp_seconds{service="scoring",reading="records"}': '0+15x80',
};

/** What is otherwise, and what the boards then say of scoring. */
const TROUBLES: readonly (readonly [words: string, series: Readonly<Record<string, string>>, value: number])[] = [
  ['{{service}} does not answer: what it tells may be old', { 'up{job="sidetone",service="scoring"}': '0x80' }, 1],
  ['PostgreSQL is away: nothing new is counted', { 'sidetone_part_up{service="scoring",part="database"}': '0x80' }, 1],
  ['Kafka is away: nothing new comes in', { 'sidetone_part_up{service="scoring",part="kafka"}': '0x80' }, 1],
  [
    '{{service}} takes no records: what it tells may be old',
    { 'sidetone_part_up{service="scoring",part="consumer"}': '0x80' },
    1,
  ],
  [
    '{{service}} takes none of the records that wait for it',
    { 'sidetone_consumed_records_total{service="scoring",topic="oss.call.v1",fate="stored"}': '9x80' },
    3,
  ],
  [
    '{{service}} stands before a record for more than 5 minutes: what comes after it waits',
    { 'sidetone_partition_standing_seconds{service="scoring",topic="oss.call.v1"}': '301x80' },
    301,
  ],
  ['{{service}} is more than 5 minutes behind', { 'sidetone_consumer_lag_records{service="scoring"}': '1000x80' }, 500],
  [
    'what {{service}} found waits to be published',
    { 'sidetone_outbox_oldest_seconds{service="scoring"}': '121x80' },
    121,
  ],
  [
    '{{service}} could not count what waits for 10 minutes',
    { 'sidetone_reading_timestamp_seconds{service="scoring",reading="records"}': '599x80' },
    601,
  ],
];

const promtool = findProgram(ALERT_TOOLS.promtool);
if (promtool.kind === 'none') {
  it.skip(`what boards say of their figures is not tested here, because ${promtool.why}`, () => undefined);
} else {
  describe('whether figures can be relied on', () => {
    const testRules = promisify(execFile);
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'sidetone-fresh-'));
    });
    afterAll(() => rm(folder, { recursive: true }));

    /** Has promtool find, after 20 minutes of the series, the lines named and no other. */
    async function expectLines(
      series: Readonly<Record<string, string>>,
      said: Readonly<Record<string, number>>,
    ): Promise<void> {
      const file = join(folder, 'fresh.test.yml');
      const test = {
        interval: '15s',
        input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
        promql_expr_test: lines.map(({ name, expression, namedBy }) => ({
          // Versions of Prometheus differ in the last digit of a rate.
          expr: `round(${expression}, 0.001)`,
          eval_time: '20m',
          exp_samples:
            said[name] === undefined
              ? []
              : [{ labels: namedBy.includes('service') ? '{service="scoring"}' : '{}', value: said[name] }],
        })),
      };
      await writeFile(file, JSON.stringify({ rule_files: [RULES], evaluation_interval: '15s', tests: [test] }));
      const { stdout } = await testRules(promtool.kind === 'found' ? promtool.path : '', ['test', 'rules', file]);
      expect(stdout).toContain('SUCCESS');
    }

    it('is said of every trouble, and of no other than these', () => {
      expect(lines.map(({ name }) => name)).toEqual([ALL_WELL, ...TROUBLES.map(([words]) => words)]);
    });

    it('is said to be so while all is well', () => expectLines(WELL, { [ALL_WELL]: 0 }));

    it.each(TROUBLES)('is answered by “%s”', (words, series, value) =>
      expectLines({ ...WELL, ...series }, { [words]: value }),
    );

    it('is not known where nothing is known', () => expectLines({}, {}));
  });
}
