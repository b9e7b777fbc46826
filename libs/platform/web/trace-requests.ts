import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { contextIn, tracer } from '../tracing/index.js';

const UNTOLD = /^\/(?:health|metrics|docs)\b/;

/**
 * A span for each request, named by its route as declared: a path may hold an answer link's token, and is never told. What is published
 * meanwhile belongs to it. A caller's `traceparent` is continued where he brings an API key; customers' browsers are not believed.
 */
export function traceRequests(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  const going = new WeakMap<object, Context>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    if (UNTOLD.test(route)) {
      done();
      return;
    }
    const { traceparent, 'x-api-key': key } = request.headers;
    const parent = typeof traceparent === 'string' && key !== undefined ? contextIn(traceparent) : undefined;
    const span = tracer().startSpan(
      `${request.method} ${route}`,
      { kind: SpanKind.SERVER, attributes: { 'http.request.method': request.method, 'http.route': route } },
      parent ?? ROOT_CONTEXT,
    );
    const own = trace.setSpan(ROOT_CONTEXT, span);
    going.set(request, own);
    context.with(own, done);
  });
  // Reading a body leaves the context of the request: from here on it is in it again.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const own = going.get(request);
    if (own) context.with(own, done);
    else done();
  });
  fastify.addHook('onResponse', (request, { statusCode }, done) => {
    const own = going.get(request);
    const span = own && trace.getSpan(own);
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}
