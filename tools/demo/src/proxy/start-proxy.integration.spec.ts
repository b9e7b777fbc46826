import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { freePort } from '@sidetone/infrastructure/ports';
import { serviceNames, type ServiceName } from '@sidetone/platform/service';
import { readGlances } from '../glance/index.js';
import { startProxy } from './start-proxy.js';

/** A server that answers with its name and what reached it. */
async function echoServer(name: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const forwardedFor = request.headers['x-forwarded-for'];
      response.end(JSON.stringify({ name, method: request.method, url: request.url, body, forwardedFor }));
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** The status of a path that is sent as it is: fetch would take its dots away. */
async function statusOf(base: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(base);
  const [answer] = (await once(get({ hostname, port, path }), 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

describe('the one address', () => {
  const servers: Server[] = [];
  let base: string;
  let proxy: { stop(): Promise<void> };

  beforeAll(async () => {
    const services: [ServiceName, string][] = [];
    for (const name of serviceNames) {
      const port = await freePort();
      servers.push(await echoServer(name, port));
      services.push([name, `http://127.0.0.1:${port}`]);
    }
    const port = await freePort();
    base = `http://localhost:${port}`;
    proxy = await startProxy({
      port,
      host: 'localhost',
      services: Object.fromEntries(services) as Record<ServiceName, string>,
      glances: readGlances({ timeZone: 'UTC' }),
      page: { timeZone: 'UTC' },
    });
  });
  afterAll(async () => {
    await proxy.stop();
    for (const server of servers) server.close();
  });
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => (await fetch(base + path, init)).json();

  it('hands a path to the service it belongs to, query and all', async () => {
    expect(await ask('/v1/nps?kind=wave')).toMatchObject({ name: 'scoring', url: '/v1/nps?kind=wave' });
    expect(await ask('/v1/cases/summary')).toMatchObject({ name: 'close-the-loop', url: '/v1/cases/summary' });
    expect(await ask('/v1/responses/RSP-9')).toMatchObject({ name: 'response-ingest', url: '/v1/responses/RSP-9' });
    expect(await ask('/v1/responses/RSP-9/exposure?asOf=1')).toMatchObject({
      name: 'kpi-correlation',
      url: '/v1/responses/RSP-9/exposure?asOf=1',
    });
  });

  it('takes the name of the service off what every service has', async () => {
    expect(await ask('/kpi-correlation/health/ready')).toMatchObject({ name: 'kpi-correlation', url: '/health/ready' });
  });

  it('tells from where a request came, after what its sender says of that', async () => {
    const answer = await ask('/r/token', { headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(answer).toMatchObject({ forwardedFor: expect.stringMatching(/^203\.0\.113\.7, (127\.0\.0\.1|::1)$/) });
  });

  it('passes a body on as it came', async () => {
    const body = '{"score":9}';
    const answer = await ask('/r/token', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(answer).toMatchObject({ name: 'response-ingest', method: 'POST', url: '/r/token', body });
  });

  /** The values that the proxy tells of a metric, by its labels, without those that are 0. */
  async function told(metric: string): Promise<ReadonlyMap<string, number>> {
    const text = await (await fetch(`${base}/metrics`)).text();
    const lines = [...text.matchAll(new RegExp(`^${metric}\\{(.*)\\} (\\S+)$`, 'gm'))];
    return new Map(lines.flatMap(([, labels = '', value]) => (Number(value) === 0 ? [] : [[labels, Number(value)]])));
  }

  it('tells how many requests came for whom, how they ended, and that it answered none in another one’s stead', async () => {
    const before = await told('sidetone_proxy_request_seconds_count');
    await ask('/v1/nps');
    await ask('/v1/nps?kind=wave');
    await fetch(`${base}/nothing/here`);
    const after = await told('sidetone_proxy_request_seconds_count');
    const came = (labels: string) => (after.get(labels) ?? 0) - (before.get(labels) ?? 0);
    expect(came('service="scoring",status="2xx"')).toBe(2);
    expect(came('service="proxy",status="4xx"')).toBe(1);
    expect([...(await told('sidetone_http_requests_total'))]).toEqual([]);
  });

  it('makes no series of what it is asked for', async () => {
    const series = async () =>
      (await (await fetch(`${base}/metrics`)).text()).split('\n').filter((line) => line.startsWith('sidetone_')).length;
    const ask = async (from: number) => {
      for (let id = from; id < from + 20; id += 1) {
        for (const path of [`/v1/cases/CASE-${id}`, `/nothing/${id}`, `/scoring/v1/accounts/CUS-${id}/scores`])
          await fetch(base + path);
      }
    };
    await ask(0);
    const known = await series();
    await ask(20);
    expect(await series()).toBe(known);
  });

  describe('when a service is away', () => {
    const away = serviceNames.indexOf('response-ingest');
    beforeAll(async () => {
      servers[away]?.closeAllConnections();
      await new Promise((resolve) => servers[away]?.close(resolve));
    });

    it('answers problem details to a program, without an address', async () => {
      const answer = await fetch(`${base}/v1/responses`);
      const text = await answer.text();
      expect(answer.status).toBe(503);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(JSON.parse(text)).toMatchObject({ status: 503, title: 'Service unavailable' });
      expect(text).not.toContain('127.0.0.1');
    });

    it('asks a person to try again', async () => {
      const headers = { accept: 'text/html,*/*', 'content-type': 'application/x-www-form-urlencoded' };
      for (const init of [{ headers }, { headers, method: 'POST', body: 'score=9' }]) {
        const answer = await fetch(`${base}/r/token`, init);
        expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
        expect(await answer.text()).toContain('try again in a minute');
      }
    });

    it('counts what the service could not, once, by the first part of the path, and what nobody missed apart', async () => {
      const before = await told('sidetone_http_requests_total');
      const since = async () =>
        [...(await told('sidetone_http_requests_total'))].flatMap(([labels, count]) => {
          const more = count - (before.get(labels) ?? 0);
          return more === 0 ? [] : [[labels, more]];
        });
      await fetch(`${base}/v1/responses/RSP-1?of=2`);
      await fetch(`${base}/r/token`, { method: 'POST', body: 'score=9' });
      await fetch(`${base}/response-ingest/health/ready`);
      await ask('/v1/nps');
      expect((await since()).sort()).toEqual(
        [
          ['service="response-ingest",route="/v1",method="GET",status="5xx"', 1],
          ['service="response-ingest",route="/r",method="POST",status="5xx"', 1],
          ['service="response-ingest",route="/health/",method="GET",status="5xx"', 1],
        ].sort(),
      );
    });

    it('still hands the others what is theirs', async () => {
      expect(await ask('/v1/nps')).toMatchObject({ name: 'scoring' });
    });
  });

  describe('with keys for who may see figures', () => {
    let closed: string;
    let guarded: { stop(): Promise<void> };
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });

    beforeAll(async () => {
      const [scoring, port] = [await freePort(), await freePort()];
      servers.push(await echoServer('scoring', scoring));
      closed = `http://localhost:${port}`;
      guarded = await startProxy({
        port,
        host: 'localhost',
        services: Object.fromEntries(serviceNames.map((name) => [name, `http://127.0.0.1:${scoring}`])) as Record<
          ServiceName,
          string
        >,
        glances: readGlances({ timeZone: 'UTC' }),
        page: { timeZone: 'UTC' },
        pageKeys: new Map([['ops', 'a:key-of-ops']]),
      });
    });
    afterAll(() => guarded.stop());

    it.each([
      '/',
      '/?kind=wave',
      '/pictures/score.svg',
      '/scoring/metrics',
      '/scoring/%6Detrics',
      '/scoring/metrics?x=1',
    ])('asks for one at %s', async (path) => {
      const refused = await fetch(closed + path);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Basic /);
      expect(await refused.text()).toMatch(/name of an API key as the user.* X-Api-Key/);
      const letIn = await fetch(closed + path, { headers: basic('ops:a:key-of-ops') });
      expect(letIn.status).not.toBe(401);
    });

    it.each(['ops:', 'ops:a', 'crm:a:key-of-ops', ':a:key-of-ops', 'a:key-of-ops', ''])('refuses %j', async (pair) => {
      expect((await fetch(closed, { headers: basic(pair) })).status).toBe(401);
    });

    it('leaves the API, links of customers, health and what it tells of itself as they are', async () => {
      for (const path of ['/v1/nps', '/r/token', '/u/token', '/scoring/health/ready', '/health/live', '/metrics'])
        expect((await fetch(closed + path)).status).toBe(200);
    });

    it.each(['//', '//proxy/metrics', '/%', '*'])('makes nothing of %s', async (path) => {
      expect([400, 401, 404]).toContain(await statusOf(closed, path));
    });

    it.each(['/v1/nps/../../metrics', '/v1/nps/%2e%2e/%2e%2e/metrics', '/scoring/health/../metrics'])(
      'knows no way around by %s',
      async (path) => {
        expect(await statusOf(closed, path)).toBe(401);
      },
    );
  });

  it('says at / where to look, and what to set for figures', async () => {
    const page = await (await fetch(`${base}/`)).text();
    for (const name of serviceNames) expect(page).toContain(`/${name}/docs`);
    expect(page).toContain('INSIGHT_DATABASE_URL');
  });
});
