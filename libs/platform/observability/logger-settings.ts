import type { Params } from 'nestjs-pino';
import { serializeError } from './safe-error.js';

/**
 * Structured logs: one JSON object a line, with the request's id. Request bodies, query strings and headers are never logged,
 * of errors only what holds no values of the data is kept, and the path of an answer link is cut, because it holds the customer's token.
 */
export function loggerSettings(service: string, level: string): Params {
  return {
    pinoHttp: {
      level,
      base: { service },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      autoLogging: { ignore: (request) => /^\/(health|metrics)/.test(request.url ?? '') },
      customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        err: serializeError,
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: pathWithoutSecrets(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
    },
  };
}

function pathWithoutSecrets(url: string): string {
  return (url.split('?')[0] ?? '').replace(/^\/(r|u)\/.+/, '/$1/…');
}
