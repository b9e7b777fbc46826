import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '@sidetone/infrastructure/ports';
import { workspaceRoot } from '@sidetone/testing/stack';
import { eventually } from '@sidetone/testing/suite';

/** The demo as a person starts it. */
const startDemo = (...args: readonly string[]) => startProgram('main.js', args);
/** The year, likewise. */
const startYear = (...args: readonly string[]) => startProgram(join('year', 'main.js'), args);

function startProgram(program: string, args: readonly string[]) {
  const child = spawn(process.execPath, [join(workspaceRoot, 'tools', 'demo', 'dist', program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      // Servers of its own: a stack sets the passwords of the services' roles, which all databases of a server share.
      SIDETONE_INFRASTRUCTURE: process.env['SIDETONE_INFRASTRUCTURE'],
      SIDETONE_STATE_DIR: process.env['SIDETONE_STATE_DIR'],
      JAVA_HOME: process.env['JAVA_HOME'],
    },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(child, 'close').then(([code]: unknown[]) => code);
  return { child, said, ended };
}

/** Ids of the processes that a process has started and that run. */
async function childrenOf(parent: number | undefined): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(ids.map(parentOf));
  return ids.filter((_, index) => parents[index] === parent);
}

async function parentOf(id: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  const parent = /^PPid:\s+(?<id>\d+)$/m.exec(status)?.groups?.['id'];
  return parent === undefined ? undefined : Number(parent);
}

async function runs(id: number): Promise<boolean> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  return status !== '' && !/^State:\s+Z/m.test(status);
}

describe('the demo', () => {
  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('ends at Ctrl-C with all that it has started', async () => {
    const port = await freePort();
    const { child, said, ended } = startDemo('--customers', '60', '--days', '1', '--port', String(port));
    try {
      const living = eventually(() => expect(said.out).toContain('living through'), { withinMs: 40_000 });
      const early = ended.then((code) => `ended early with ${String(code)}: ${said.err}`);
      expect(await Promise.race([living, early])).toBeUndefined();
      const children = await childrenOf(child.pid);
      expect(children.length).toBeGreaterThanOrEqual(5);
      child.kill('SIGINT');
      const asked = performance.now();
      expect(await ended).toBe(130);
      expect(performance.now() - asked).toBeLessThan(20_000);
      await eventually(async () => expect(await Promise.all(children.map(runs))).not.toContain(true), {
        withinMs: 2_000,
      });
      expect(said.err).toBe('');
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('says in one sentence that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    try {
      await once(other, 'listening');
      const address = other.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const { said, ended } = startDemo('--port', String(port));
      expect(await ended).toBe(1);
      expect(said.err).toMatch(/^demo: .*\n$/);
      expect(said.err).toContain(String(port));
    } finally {
      other.close();
    }
  });

  it('says at the start that its result could not be written', async () => {
    const { said, ended } = startDemo('--out', '/nowhere/at/all/result.json');
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/^demo: --out cannot be written: there is no folder \/nowhere\/at\/all.*\n$/);
    expect(said.out).toBe('');
  });

  it('says at the start that its pictures could not be written', async () => {
    const { said, ended } = startDemo('--pictures', '/nowhere/at/all');
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/^demo: --pictures cannot be written: there is no folder \/nowhere\/at\/all.*\n$/);
    expect(said.out).toBe('');
  });
});

describe('the year', () => {
  it('says at the start that its result could not be written', async () => {
    const { said, ended } = startYear('--json', '/nowhere/at/all/year.json');
    expect(await ended).toBe(1);
    expect(said.err).toMatch(/^year: --out cannot be written: there is no folder \/nowhere\/at\/all.*\n$/);
  });

  it('says in one sentence, and before it lives through anything, that a profile sets up no surveys', async () => {
    const { said, ended } = startYear('--profile', 'default', '--port', String(await freePort()), '--exit');
    expect(await ended).toBe(1);
    expect(said.err).toContain('The profile default sets up no surveys; give one that does, such as three-programmes.');
    expect(said.out).not.toContain('surveys  day');
  });
});
