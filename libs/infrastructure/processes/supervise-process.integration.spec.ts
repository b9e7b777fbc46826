import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ports/index.js';
import { isRunning, superviseProcess, untilAnswers } from './index.js';

const server = (port: number): string =>
  `require('node:http').createServer((_, r) => r.end('ready')).listen(${port}, '127.0.0.1')`;

describe('superviseProcess', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'sidetone-processes-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const node = (name: string, script: string) => ({
    name,
    command: process.execPath,
    args: ['-e', script],
    logFile: join(folder, `${name}.log`),
  });

  it('resolves when the ready address answers, and ends the process when asked', async () => {
    const port = await freePort();
    const child = await superviseProcess({ ...node('web', server(port)), readyUrl: `http://127.0.0.1:${port}/` });
    expect(isRunning(child.pid)).toBe(true);
    expect(await child.stop()).toEqual({ code: null, signal: 'SIGTERM' });
    expect(isRunning(child.pid)).toBe(false);
  });

  it('shows the last lines of the log when the process ends before it is ready', async () => {
    const failing = node('failing', `console.error('the cellar is flooded'); process.exit(3)`);
    const start = superviseProcess({ ...failing, readyUrl: `http://127.0.0.1:${await freePort()}/` });
    await expect(start).rejects.toThrow(/failing ended before it was ready \(exit code 3\)\.\nthe cellar is flooded/);
  });

  it('kills a process that does not end in time', async () => {
    const port = await freePort();
    const stubborn = node('stubborn', `process.on('SIGTERM', () => {}); ${server(port)}`);
    const child = await superviseProcess({ ...stubborn, readyUrl: `http://127.0.0.1:${port}/` });
    expect(await child.stop(100)).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('says so when the program does not exist', async () => {
    const missing = { ...node('missing', ''), command: '/nowhere/program' };
    await expect(superviseProcess(missing)).rejects.toThrow('missing cannot be started');
  });

  it('takes the process along when its parent is killed', async () => {
    const port = await freePort();
    const pidFile = join(folder, 'orphan.pid');
    const parent = await superviseProcess({ ...node('parent', parentScript(port, pidFile)) });
    const url = `http://127.0.0.1:${port}/`;
    await untilAnswers({
      name: 'grandchild',
      ask: () => fetch(url),
      withinMs: 20_000,
      evidence: () => parent.lastLines(),
    });
    const { pid } = JSON.parse(await readFile(pidFile, 'utf8')) as { pid: number };
    process.kill(parent.pid, 'SIGKILL');
    await parent.ended;
    await untilAnswers({
      name: 'The end of the grandchild',
      ask: () =>
        fetch(url).then(
          () => Promise.reject(new Error(`process ${pid} still answers`)),
          () => undefined,
        ),
      withinMs: 10_000,
    });
  });

  function parentScript(port: number, pidFile: string): string {
    const options = { ...node('grandchild', server(port)), pidFile };
    const module = new URL('../dist/processes/index.js', import.meta.url).href;
    return `import(${JSON.stringify(module)}).then((m) => m.superviseProcess(${JSON.stringify(options)})); setInterval(() => {}, 1000)`;
  }
});
