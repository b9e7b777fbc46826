import type { FastifyReply, RawServerBase, RouteGenericInterface } from 'fastify';
import type { ServiceName } from '@sidetone/platform/service';

const RETRY_AFTER_S = 60;
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not available right now</title>
</head>
<body>
<p>This page is not available right now. Please try again in a minute.</p>
</body>
</html>`;

/** Answers 503 for a service that does not: a page for people, problem details (RFC 9457) for programs, no address for either. */
export function answerAway(service: ServiceName, reply: FastifyReply<RouteGenericInterface, RawServerBase>): void {
  const answer = reply.code(503).header('retry-after', String(RETRY_AFTER_S));
  if (reply.request.headers.accept?.includes('text/html') === true) {
    void answer.type('text/html; charset=utf-8').send(PAGE);
    return;
  }
  void answer.type('application/problem+json').send(
    JSON.stringify({
      type: 'about:blank',
      title: 'Service unavailable',
      status: 503,
      detail: `${service} does not answer right now; please try again in a minute.`,
    }),
  );
}
