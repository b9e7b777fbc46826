import { runLanes, table } from './lanes.mjs';

const job = (name: string, code: number, needs?: string) => ({
  name,
  needs,
  run: async () => ({ code, output: `${name} says ${code}` }),
});

describe('runLanes', () => {
  it('goes on after a failure, but leaves out what needs the failed job', async () => {
    const results = await runLanes([
      [job('types', 2), job('contracts', 0, 'types'), job('format', 0)],
      [job('lint', 0)],
    ]);
    expect(results.map(({ name, fate }: { name: string; fate: string }) => `${name}: ${fate}`)).toEqual([
      'types: failed',
      'contracts: left out',
      'format: ok',
      'lint: ok',
    ]);
    expect(results[0].output).toBe('types says 2');
  });
});

describe('table', () => {
  it('has a line for each job, its seconds aligned', () => {
    const lines = table([
      { name: 'types', fate: 'ok', seconds: 1.25 },
      { name: 'unit tests', fate: 'failed', seconds: 12 },
    ]).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^types\s+ok\s+1\.[23] s$/);
    expect(lines[0].length).toBe(lines[1].length);
  });
});
