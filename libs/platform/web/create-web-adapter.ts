import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { decodeJson } from '@sidetone/contracts/cloudevents';
import { badRequest, Problem } from './problem.js';
import type { BytesConfig } from './takes-bytes.js';

const BODY_LIMIT = 1024 * 1024;
const USABLE_REQUEST_ID = /^[\w.-]{1,128}$/;

/**
 * Fastify as our services use it: request ids, a limit of 1 MiB, and JSON read by the same strict rules (R1–R3) as events.
 * Other content types are refused with 415. A route marked with `TakesBytes` gets the bytes, within its own limit.
 */
export function createWebAdapter(): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && USABLE_REQUEST_ID.test(given) ? given : randomUUID();
    },
    forceCloseConnections: 'idle',
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = bytesConfig(route.config);
    if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
  });
  fastify.addContentTypeParser(/^application\/(?:[\w.+-]+\+)?json\b/i, { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(request.headers['content-type'])) {
      done(
        new Problem(415, 'Unsupported media type', 'Send the body as JSON in UTF-8: content-type application/json.'),
      );
      return;
    }
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
    if (bytesConfig(request.routeOptions.config).takesBytes === true) {
      done(null, bytes);
      return;
    }
    const decoded = decodeJson(bytes);
    if (decoded.kind === 'refuse') done(badRequest(decoded.reason));
    else done(null, decoded.value);
  });
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  return adapter;
}

const bytesConfig = (config: object | undefined): BytesConfig => config ?? {};

function isUtf8(contentType: string | undefined): boolean {
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
}
