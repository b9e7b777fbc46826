import { sql } from '@sidetone/platform/database';
import { aCallFailure } from '@sidetone/testing/factories';
import { openSuite, TEST_API_KEY, type RunningService, type Suite } from '@sidetone/testing/suite';
import { createProgram } from '../program.js';

const NOON = Date.UTC(2026, 10, 23, 12);

describe('sidetone rollups verify', () => {
  let suite: Suite;
  let service: RunningService;
  let text = '';
  let environment: NodeJS.ProcessEnv = { SIDETONE_API_KEY: TEST_API_KEY };
  const run = async (...more: string[]): Promise<string> => {
    text = '';
    const program = createProgram({ environment, out: { write: (part: string) => (text += part) } }).exitOverride();
    const days = ['--from', '2026-11-01', '--to', '2026-11-23'];
    const where = ['--url', service.url];
    await program.parseAsync(['rollups', 'verify', ...days, ...where, ...more], { from: 'user' });
    return text;
  };

  beforeAll(async () => {
    suite = await openSuite({ mostPartitions: 1 });
    service = await suite.start('kpi-correlation');
    await suite.send([aCallFailure('V-1', NOON), aCallFailure('V-2', NOON)], { timestamp: NOON });
    await suite.settled('kpi-correlation');
  });
  afterAll(() => suite.close());

  it('tells how much was compared, what differs and how to mend it', async () => {
    expect(await run()).toContain('2026-11-01 to 2026-11-23: 1 days with events, 1 totals compared, 0 differ.');
    await suite.query('kpi-correlation', sql`update kpi_daily set amount = 3`);
    await expect(run()).rejects.toThrow(
      '1 of 1 totals differ from what was counted anew. To put them right, run it again with --repair.',
    );
    expect(text).toContain('2026-11-23 subscription SUB-1001 voice.drop.count (events): 3 by 2, counted anew 2 by 2');
    expect(await run('--repair')).toContain('1 differed and were put right.');
    expect(await run()).toContain('0 differ.');
  });

  it('says what keeps it from asking', async () => {
    await expect(run('--key', 'wrong')).rejects.toThrow('answered 401');
    await expect(run('--url', 'http://127.0.0.1:1')).rejects.toThrow('check --url');
    environment = {};
    await expect(run()).rejects.toThrow('give --key or set SIDETONE_API_KEY');
  });
});
