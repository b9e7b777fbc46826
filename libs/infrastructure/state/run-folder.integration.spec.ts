import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf, isRunning, startChild, type Child } from '../processes/index.js';
import { openRunFolder } from './run-folder.js';

const NO_PROCESS = 4_194_305; // above Linux' and macOS' highest id

describe('openRunFolder', () => {
  let base: string;
  let child: Child;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'sidetone-runs-'));
    child = await startChild({
      name: 'left over',
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
      logFile: join(base, 'left-over.log'),
    });
  });
  afterEach(async () => {
    await child.kill();
    await rm(base, { recursive: true, force: true });
  });

  const abandon = async (pidFile: unknown): Promise<string> => {
    const folder = join(base, 'runs', `${NO_PROCESS}-dead`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: NO_PROCESS, identity: 'long gone' }));
    await writeFile(join(folder, 'server.pid'), JSON.stringify(pidFile));
    return folder;
  };

  it('ends what a killed start left running, and removes its folder', async () => {
    const folder = await abandon({ pid: child.pid, identity: await identityOf(child.pid) });
    const run = await openRunFolder(base);
    expect(await child.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(existsSync(folder)).toBe(false);
    await run.remove();
  });

  it('goes on where another start has cleared a folder away between listing it and looking into it', async () => {
    // A name that leads nowhere is listed, and is not there when it is opened.
    const gone = join(base, 'runs', `${NO_PROCESS}-gone`);
    await mkdir(join(base, 'runs'));
    await symlink(join(base, 'nowhere'), gone);
    const run = await openRunFolder(base);
    expect(existsSync(run.path)).toBe(true);
    await expect(lstat(gone)).rejects.toThrow('ENOENT');
  });

  it('spares a process that merely has the same id', async () => {
    const folder = await abandon({ pid: child.pid, identity: 'another program, started last year' });
    await openRunFolder(base);
    expect(isRunning(child.pid)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it('leaves the folders of starts that still run alone', async () => {
    const first = await openRunFolder(base);
    await openRunFolder(base);
    expect(existsSync(first.path)).toBe(true);
  });
});
