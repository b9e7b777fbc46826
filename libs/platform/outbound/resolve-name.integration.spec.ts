import { lookup } from 'node:dns/promises';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@sidetone/testing/suite';
import { OutboundHttp, readRange, resolverOf, type NameSources } from './index.js';
import { openNameServer, type TestNameServer } from './testing/open-name-server.js';
import { openTestServer, type TestServer } from './testing/open-test-server.js';

/** More than there are threads for look-ups of the system. */
const MANY = 16;

describe('names of receivers', () => {
  let folder: string;
  let hanging: TestNameServer;
  let names: TestNameServer;
  let server: TestServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidetone-names-'));
    await writeFile(join(folder, 'hosts'), '127.0.0.1 here.example\n');
    await writeFile(join(folder, 'resolv.conf'), 'search svc.example\n');
    hanging = await openNameServer('hangs');
    names = await openNameServer({ 'hooks.example': '127.0.0.1', 'tickets.svc.example': '127.0.0.1' });
    server = await openTestServer((_, response) => response.writeHead(200).end('taken'));
  });
  afterAll(async () => {
    await Promise.all([hanging.close(), names.close(), server.close()]);
    await rm(folder, { recursive: true });
  });

  const sources = (servers: readonly string[]): NameSources => ({
    ...{ hostsFile: join(folder, 'hosts'), resolvFile: join(folder, 'resolv.conf'), servers },
  });
  const call = (host: string, at: TestNameServer, timeoutMs: number) =>
    new OutboundHttp({
      allowed: [readRange('127.0.0.0/8')].filter((range) => range !== undefined),
      ...{ timeoutMs, maxBytes: 1_000, resolve: resolverOf(sources([at.address])) },
    }).send({ method: 'GET', url: `http://${host}:${server.port}/`, headers: {} });

  it('are found by the hosts file, the name server and the search list', async () => {
    const answers = await Promise.all(
      ['here.example', 'hooks.example', 'tickets'].map((one) => call(one, names, 5_000)),
    );
    expect(answers).toMatchObject(Array(3).fill({ kind: 'answered', status: 200, body: 'taken' }));
    expect(names.asked).not.toContain('here.example');
    expect(await call('nobody.example', names, 5_000)).toEqual({ kind: 'failed', why: 'No answer came (ENOTFOUND).' });
  });

  it('of a name server that hangs hold up no other name, no file, and nothing after their time', async () => {
    const began = performance.now();
    const held = Array.from({ length: MANY }, (_, one) => call(`hooks-${one}.example`, hanging, 1_000));
    expect(await call('hooks.example', names, 5_000)).toMatchObject({ kind: 'answered', status: 200 });
    await Promise.all([readFile(join(folder, 'hosts')), lookup('localhost')]);
    expect(performance.now() - began).toBeLessThan(900);
    expect(await Promise.all(held)).toEqual(
      Array(MANY).fill({ kind: 'failed', why: 'No whole answer came within 1 s.' }),
    );
  });

  it('are found though the server fails for those that the search list makes of them', async () => {
    await writeFile(join(folder, 'pod.conf'), 'search svc.example corp.internal\noptions ndots:5\n');
    const failing = await openNameServer({ 'hooks.example': '127.0.0.1' }, 'corp.internal');
    try {
      const resolve = resolverOf({ ...sources([failing.address]), resolvFile: join(folder, 'pod.conf') });
      const { signal } = new AbortController();
      expect(await resolve('hooks.example', signal)).toEqual([{ address: '127.0.0.1', family: 4 }]);
      expect(failing.asked).toEqual(expect.arrayContaining(['hooks.example.corp.internal', 'hooks.example']));
      // It may be there: that the server failed is what is told.
      await expect(resolve('nobody.example', signal)).rejects.toMatchObject({ code: 'ESERVFAIL' });
    } finally {
      await failing.close();
    }
  });

  it('are asked for no more once nobody waits', async () => {
    const waiting = new AbortController();
    const answer = resolverOf(sources([hanging.address]))('given-up.example', waiting.signal);
    await eventually(() => expect(hanging.asked).toContain('given-up.example'));
    waiting.abort();
    await expect(answer).rejects.toMatchObject({ code: 'ECANCELLED' });
  });
});
