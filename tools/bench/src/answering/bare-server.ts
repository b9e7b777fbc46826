import fastify from 'fastify';
import pg from 'pg';

/**
 * The yardstick: Fastify and pg, nothing else. A form comes in; the three rows that the service keeps of an answer (the answer, its
 * version, the event to tell) are inserted by one prepared statement, with the event as the service told it of a sample. Nothing is looked up,
 * validated, held or corrected. Started by `measureAnswers` with DATABASE_URL, PORT and SAMPLE in its environment.
 */
const { DATABASE_URL: connectionString, PORT: port, SAMPLE: sample = '{}' } = process.env;
const { payload, headers, responseId, invitationId } = JSON.parse(sample) as Record<string, string>;

/** As many connections as a service has. */
const pool = new pg.Pool({ connectionString, max: 10 });
const server = fastify({ bodyLimit: 1024 * 1024 });

const INSERT = `
  with answer as (
    insert into response (response_id, invitation_id, revision, first_recorded_at) values ($1, $2, 1, now())),
  version as (
    insert into response_version (response_id, revision, score, reasons, comment, redacted, items, consents, channel, language,
      answered_at, recorded_at)
    values ($1, 1, $3, $4, $5, false, '[]', '[]', 'email', 'en', now(), now()))
  insert into outbox (id, aggregatetype, aggregateid, type, payload, headers)
  values ($1 || ':1', 'survey.response.v1', $6, 'survey.response.received.v1', $7, $8)`;

server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
  done(null, new URLSearchParams(String(body))),
);
server.get('/health', async () => 'ok');
server.post<{ Params: { token: string }; Body: URLSearchParams }>('/r/:token', async ({ params, body }, reply) => {
  const number = params.token.slice(params.token.lastIndexOf('-') + 1);
  const [response, invitation] = [`RSP-bare-${number}`, `INV-${number}`];
  const own = (text = ''): string =>
    text.replaceAll(responseId ?? '', response).replaceAll(invitationId ?? '', invitation);
  await pool.query({
    name: 'answer',
    text: INSERT,
    values: [
      response,
      invitation,
      Number(body.get('score')),
      JSON.stringify(body.getAll('reasons')),
      body.get('comment'),
      response,
      own(payload),
      own(headers),
    ],
  });
  return reply.type('text/html').send('<!doctype html><title>Thank you</title>');
});
await server.listen({ host: '127.0.0.1', port: Number(port) });
