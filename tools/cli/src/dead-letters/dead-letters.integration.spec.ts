import { aCallFailure } from '@sidetone/testing/factories';
import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { eventually, openSuite, type Suite } from '@sidetone/testing/suite';
import { createProgram } from '../program.js';

describe('sidetone dlq', () => {
  let suite: Suite;
  const run = async (...args: string[]): Promise<string> => {
    let text = '';
    const environment = { ...suite.environmentOf('kpi-correlation') };
    const program = createProgram({ environment, out: { write: (part: string) => (text += part) } }).exitOverride();
    await program.parseAsync(args, { from: 'user' });
    return text;
  };
  const ids = async (): Promise<readonly string[]> => {
    const letters: unknown = JSON.parse(await run('dlq', 'list', '--topic', 'oss.call.v1', '--json'));
    return (letters as readonly { id: string }[]).map(({ id }) => id);
  };

  beforeAll(async () => {
    suite = await openSuite();
    await suite.start('kpi-correlation');
    const good = encodeEvent(aCallFailure('good', Date.now()));
    const broken = { ...good, value: '{"callId":', headers: { ...good.headers, ce_id: 'broken' } };
    await suite.sendRecords([good, broken]);
    await suite.settled('kpi-correlation');
  });
  afterAll(() => suite.close());

  it('lists what could not be used, with the reason', async () => {
    await eventually(async () => expect(await ids()).toHaveLength(1));
    const [id = ''] = await ids();
    expect(id).toMatch(/^oss\.call\.v1\/\d+\/\d+$/);
    expect(await run('dlq', 'list')).toContain('kpi-correlation');
  });

  it('shows one whole', async () => {
    const [id = ''] = await ids();
    const text = await run('dlq', 'show', id);
    expect(text).toContain('ce_id: broken');
    expect(text).toContain('{"callId":');
  });

  it('sends nothing in a dry run, and sends the record again when told to', async () => {
    const [id = ''] = await ids();
    const before = (await suite.rawRecords('oss.call.v1')).length;
    expect(await run('dlq', 'replay', id, '--dry-run')).toContain('Nothing was sent.');
    expect((await suite.rawRecords('oss.call.v1')).length).toBe(before);
    expect(await run('dlq', 'replay', id)).toContain('1 record was sent again.');
    expect((await suite.rawRecords('oss.call.v1')).length).toBe(before + 1);
  });

  it('says so when there is no such dead letter', async () => {
    await expect(run('dlq', 'show', 'oss.call.v1/0/999999')).rejects.toThrow(
      'no dead letter oss.call.v1/0/999999 is kept',
    );
    await expect(run('dlq', 'list', '--topic', 'no.such.v1')).rejects.toThrow('there is no topic no.such.v1');
  });
});
