import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { contextIn, isTracing, startEventSpan, traceparentOf, traceSending } from './index.js';
import { traceInMemory } from './testing/told-spans.js';

const ELSEWHERE = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const NOT_KEPT = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-00`;
const aRecord = (headers: Record<string, string>) => ({ topic: 'oss.call.v1', headers });

describe('while nothing is traced', () => {
  it('hands records on as they are, and knows no place in a trace', () => {
    const records = [aRecord({ ce_id: 'E-1', ce_traceparent: ELSEWHERE })];
    expect(isTracing()).toBe(false);
    expect(traceSending(records).records).toBe(records);
    expect(traceparentOf(startEventSpan('create', { topic: 't' }, {}))).toBeUndefined();
  });
});

describe('while traces are sent', () => {
  let spans: ReturnType<typeof traceInMemory>;
  beforeAll(() => {
    spans = traceInMemory();
  });
  afterEach(() => spans.take());
  afterAll(() => spans.close());

  it('names a span so that another process continues it', () => {
    const event = { topic: 't', type: 't.done.v1', id: 'E-1' };
    const span = startEventSpan('create', event, { parent: contextIn(ELSEWHERE) });
    const { traceId, spanId } = span.spanContext();
    expect(traceparentOf(span)).toBe(`00-${traceId}-${spanId}-01`);
    expect(traceId).toBe('a'.repeat(32));
    span.end();
    expect(spans.take()).toMatchObject([
      { name: 'create t.done.v1', parentSpanId: 'b'.repeat(16), attributes: { 'cloudevents.event_id': 'E-1' } },
    ]);
  });

  it('keeps no span of a trace that others do not keep, and tells so onwards', () => {
    const span = startEventSpan('create', { topic: 't' }, { parent: contextIn(NOT_KEPT) });
    span.end();
    expect(traceparentOf(span)).toMatch(new RegExp(`^00-${'c'.repeat(32)}-[0-9a-f]{16}-00$`));
    expect(spans.take()).toEqual([]);
  });

  it.each([undefined, '', 'nonsense', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, `00-${'a'.repeat(32)}-short-01`])(
    'takes %s for no place in a trace',
    (traceparent) => expect(contextIn(traceparent)).toBeUndefined(),
  );

  it('sends a record as the next step of its creation, which its own attribute goes on telling', () => {
    const sending = traceSending([aRecord({ ce_type: 'oss.call.failure.v1', ce_traceparent: ELSEWHERE })]);
    sending.acknowledged();
    const [sent] = spans.take();
    expect(sent).toMatchObject({ name: 'send oss.call.failure.v1', parentSpanId: 'b'.repeat(16) });
    expect(sending.records).toEqual([
      aRecord({
        ce_type: 'oss.call.failure.v1',
        ce_traceparent: ELSEWHERE,
        traceparent: `00-${'a'.repeat(32)}-${sent?.spanId}-01`,
      }),
    ]);
  });

  it('sends a record that was created outside any trace as part of what is going on', () => {
    const request = startEventSpan('process', { topic: 'request' }, {});
    context.with(trace.setSpan(ROOT_CONTEXT, request), () => traceSending([aRecord({})]).acknowledged());
    const { traceId, spanId } = request.spanContext();
    expect(spans.take()).toMatchObject([{ traceId, parentSpanId: spanId }]);
  });

  it('says why records could not be sent', () => {
    traceSending([aRecord({})]).failed(new Error('no broker answers'));
    expect(spans.take()).toMatchObject([{ error: expect.stringContaining('no broker') }]);
  });
});
