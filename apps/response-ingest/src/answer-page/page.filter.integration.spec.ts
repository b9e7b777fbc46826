import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { fastify } from 'fastify';
import { PageFilter } from './page.filter.js';

let suite: Suite;
let service: RunningService;

beforeAll(async () => {
  suite = await openSuite();
  service = await suite.start('response-ingest');
}, 120_000);
afterAll(() => suite.close());

const FORM = 'application/x-www-form-urlencoded';
const post = (type: string, headers: Readonly<Record<string, string>>) =>
  service.call('POST', '/r/some-link', {
    key: null,
    headers: { 'content-type': type, ...headers },
    raw: Buffer.from('score=3&comment=%E4'),
  });
const browser = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'fi' };

it.each([
  [400, FORM],
  [415, `${FORM}; charset=latin1`],
])(
  'tells a browser on a page in its language, and others in problem details, that a form is unreadable: %d',
  async (status, type) => {
    const page = await post(type, browser);
    expect(page.status).toBe(status);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<html lang="fi" dir="ltr">');
    const problem = await post(type, { accept: 'application/json' });
    expect(problem.status).toBe(status);
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
  },
);

describe('while the database is away', () => {
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const ask = async (headers: Readonly<Record<string, string>>) => {
    const server = fastify();
    const filter = new PageFilter();
    server.get('/', (request, reply) => filter.catch(away, new ExecutionContextHost([request, reply])));
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    const answer = await fetch(address, { headers });
    const body = await answer.text();
    await server.close();
    return { status: answer.status, told: answer.headers, body };
  };

  it('a browser is asked on a page in its language to try again in a minute', async () => {
    const { status, told, body } = await ask({ accept: 'text/html', 'accept-language': 'sv' });
    expect(status).toBe(503);
    expect(told.get('content-type')).toBe('text/html; charset=utf-8');
    expect(told.get('retry-after')).toBe('60');
    expect(body).toContain('<html lang="sv" dir="ltr">');
    expect(body).toContain('Försök igen om en minut');
  });

  it('everybody else gets problem details', async () => {
    const { status, told } = await ask({ accept: 'application/json' });
    expect(status).toBe(503);
    expect(told.get('content-type')).toContain('application/problem+json');
  });
});
