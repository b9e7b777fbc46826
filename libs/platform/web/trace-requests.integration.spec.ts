import { trace } from '@opentelemetry/api';
import { eventually } from '@sidetone/testing/suite';
import { traceInMemory, type ToldSpan } from '../tracing/testing/told-spans.js';
import { createWebAdapter, traceRequests } from './index.js';

const ELSEWHERE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
let spans: ReturnType<typeof traceInMemory>;
let active: string | undefined;
let url: string;

const adapter = createWebAdapter();
const fastify = adapter.getInstance();

beforeAll(async () => {
  spans = traceInMemory();
  traceRequests(adapter);
  const handle = async (): Promise<object> => {
    await Promise.resolve();
    active = trace.getActiveSpan()?.spanContext().spanId;
    return {};
  };
  fastify.get('/health/live', handle);
  fastify.post('/r/:token', handle);
  fastify.get('/v1/broken', () => {
    throw new Error('broken');
  });
  url = await fastify.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await fastify.close();
  await spans.close();
});

const post = (headers: Record<string, string>) =>
  fetch(`${url}/r/a-secret-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ score: 9 }),
  });
/** The next spans that end: a request is told once its answer was sent. */
const told = (count: number): Promise<ToldSpan[]> => {
  const come: ToldSpan[] = [];
  return eventually(() => {
    come.push(...spans.take());
    if (come.length < count) throw new Error(`${come.length} spans ended`);
    return come;
  });
};

it('is a span by its route, which holds while the request is handled, after its body was read', async () => {
  await post({});
  const requests = await told(1);
  expect(requests).toMatchObject([{ name: 'POST /r/:token', attributes: { 'http.response.status_code': 200 } }]);
  expect(JSON.stringify(requests)).not.toContain('secret');
  expect(active).toBe(requests[0]?.spanId);
});

it('continues the trace of a caller who has a key, and of nobody else', async () => {
  await post({ traceparent: ELSEWHERE, 'x-api-key': 'any' });
  await post({ traceparent: ELSEWHERE });
  expect((await told(2)).map(({ parentSpanId }) => parentSpanId)).toEqual(['b'.repeat(16), undefined]);
});

it('tells which failed, and nothing of probes and scrapes', async () => {
  await fetch(`${url}/health/live`);
  await fetch(`${url}/v1/broken`);
  expect(await told(1)).toMatchObject([{ name: 'GET /v1/broken', error: '' }]);
});
