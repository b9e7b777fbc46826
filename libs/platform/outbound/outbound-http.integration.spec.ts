import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OutboundHttp, readRange, type Exchange, type OutboundSettings } from './index.js';
import { bodyOf, openTestServer, type TestServer } from './testing/open-test-server.js';

const loopback = [readRange('127.0.0.0/8')].filter((range) => range !== undefined);
const pem = (name: string): string => readFileSync(join(import.meta.dirname, 'testing', name), 'utf8');
const ca = pem('hooks-example.cert.pem');

/** Calls loopback as hooks.example, whatever that may be elsewhere. */
const outbound = (settings: Partial<OutboundSettings> = {}): OutboundHttp =>
  new OutboundHttp({
    ...{ allowed: loopback, timeoutMs: 2_000, maxBytes: 1_000, ca },
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...settings,
  });

describe('requests to addresses that others chose', () => {
  const seen: string[] = [];
  let server: TestServer;
  let secure: TestServer;

  beforeAll(async () => {
    server = await openTestServer((request, response) => {
      seen.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`);
      if (request.url === '/echo') void bodyOf(request).then((body) => response.writeHead(200).end(body));
      else if (request.url === '/500') response.writeHead(500, { 'retry-after': '7' }).end('no');
      else if (request.url === '/redirect') response.writeHead(307, { location: '/echo' }).end();
      else if (request.url === '/huge') endless(response);
      else if (request.url === '/drip') response.writeHead(200).write('a');
      else if (request.url === '/vanish') response.destroy();
    });
    secure = await openTestServer((_, response) => response.writeHead(200).end('safe'), {
      key: pem('hooks-example.key.pem'),
      cert: ca,
    });
  });
  beforeEach(() => {
    seen.length = 0;
  });
  afterAll(() => Promise.all([server.close(), secure.close()]));

  function endless(response: import('node:http').ServerResponse): void {
    const more = (): void => {
      while (!response.destroyed && response.write('a'.repeat(10_000)));
    };
    response.writeHead(200).on('drain', more);
    more();
  }
  const post = (url: string, settings?: Partial<OutboundSettings>): Promise<Exchange> =>
    outbound(settings).send({ method: 'POST', url, headers: { 'content-type': 'text/plain' }, body: 'grüß dich' });
  const at = (path: string): string => `http://hooks.example:${server.port}${path}`;

  it('arrive whole, under their own name', async () => {
    expect(await post(at('/echo'))).toMatchObject({ kind: 'answered', status: 200, body: 'grüß dich', cut: false });
    expect(seen).toEqual(['POST hooks.example/echo']);
  });

  it('tell a failure by its status', async () => {
    expect(await post(at('/500'))).toMatchObject({ kind: 'answered', status: 500, headers: { 'retry-after': '7' } });
  });

  it('follow no redirect', async () => {
    expect(await post(at('/redirect'))).toMatchObject({ kind: 'answered', status: 307 });
    expect(seen).toEqual(['POST hooks.example/redirect']);
  });

  it('read no more of an endless answer than they must', async () => {
    const answer = await post(at('/huge'));
    expect(answer).toMatchObject({ kind: 'answered', cut: true });
    expect(answer.kind === 'answered' && answer.body).toHaveLength(1_000);
  });

  it.each(['/hang', '/drip'])('wait for no answer that does not end: %s', async (path) => {
    const began = performance.now();
    expect(await post(at(path), { timeoutMs: 300 })).toEqual({
      kind: 'failed',
      why: 'No whole answer came within 0.3 s.',
    });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('do not wait for a resolver that hangs', async () => {
    const answer = await post(at('/echo'), { timeoutMs: 100, resolve: () => new Promise(() => undefined) });
    expect(answer).toMatchObject({ kind: 'failed', why: expect.stringContaining('0.1 s') });
  });

  it('say what broke', async () => {
    expect(await post(at('/vanish'))).toEqual({ kind: 'failed', why: 'No answer came (ECONNRESET).' });
    const unknown = () => Promise.reject(Object.assign(new Error('who?'), { code: 'ENOTFOUND' }));
    expect(await post(at('/'), { resolve: unknown })).toEqual({ kind: 'failed', why: 'No answer came (ENOTFOUND).' });
  });

  it.each([
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://hooks.example',
  ])('are not made to what is not the internet: %s', async (origin) => {
    const answer = await post(`${origin}:${server.port}/echo`, { allowed: [] });
    expect(answer).toMatchObject({ kind: 'refused', why: expect.stringContaining('not on the public internet') });
    expect(seen).toEqual([]);
  });

  it('are not made to a name of which one address is private', async () => {
    const resolve: OutboundSettings['resolve'] = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(await post('https://hooks.example/', { resolve })).toMatchObject({ kind: 'refused' });
  });

  it('ask for the name once, so that a second answer leads nowhere', async () => {
    let asked = 0;
    const resolve: OutboundSettings['resolve'] = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    expect(await post(at('/echo'), { resolve })).toMatchObject({ kind: 'answered', status: 200 });
    expect(asked).toBe(1);
  });

  it('are made by http to allowed ranges alone, and with no password in the address', async () => {
    const resolve: OutboundSettings['resolve'] = async () => [{ address: '93.184.215.14', family: 4 }];
    const plain = await post('http://hooks.example/', { resolve });
    expect(plain).toMatchObject({ kind: 'refused', why: expect.stringContaining('must begin with https://') });
    expect(await post('https://me:secret@hooks.example/')).toMatchObject({ kind: 'refused' });
    expect(await post('ftp://hooks.example/')).toMatchObject({ kind: 'refused' });
    expect(await post('hooks')).toMatchObject({ kind: 'refused' });
  });

  it('check the certificate against the name, though the address is pinned', async () => {
    expect(await post(`https://hooks.example:${secure.port}/`)).toMatchObject({ kind: 'answered', body: 'safe' });
    expect(await post(`https://other.example:${secure.port}/`)).toEqual({
      kind: 'failed',
      why: 'No answer came (ERR_TLS_CERT_ALTNAME_INVALID).',
    });
  });

  it('are judged before anything is saved', async () => {
    const one = outbound({ allowed: [] });
    expect(await one.refusal('https://127.0.0.1/')).toContain('not on the public internet');
    expect(await outbound().refusal('https://hooks.example/')).toBeUndefined();
  });
});
