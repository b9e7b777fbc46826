import { join } from 'node:path';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess } from '@sidetone/infrastructure/processes';
import { sql } from '@sidetone/platform/database';
import { openSuite, type Suite } from '@sidetone/testing/suite';
import { figure, median, percentile, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { processCpuSeconds } from '../server-cpu.js';
import { forgetAnswers, INGEST, openLinks, startIngest, tokenOf } from './open-links.js';
import { visitAll, type Visit, type Visits } from './visit-all.js';

const CONNECTIONS = 32;
/** Before the clock starts: what is compiled on the way must not be counted to one party alone. */
const WARMING_SHARE = 0.1;
/** Long enough ago that the form looks like that of a person. */
const READING_MS = 20_000;

interface Sample {
  readonly payload: string;
  readonly headers: string;
  readonly responseId: string;
  readonly invitationId: string;
}

/** Answers posted as browsers post them, each to a link of its own, against a bare Fastify with a bare insert of the same rows; both take turns. */
export async function measureAnswers(parts: BenchParts, answers: number, rounds: number): Promise<Figure[]> {
  const { say } = parts;
  const suite = await openSuite({ kafkaBrokers: parts.brokers, databaseAdminUrl: parts.databaseUrl });
  try {
    await (await startIngest(suite)).stop();
    const warming = Math.ceil(answers * WARMING_SHARE);
    await openLinks(suite, warming + answers);
    const sample = await answerOne(suite);
    const [ours, bare] = [new Array<Visits>(), new Array<Visits>()];
    const cpu: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}: bare Fastify and insert`);
      await forgetAnswers(suite);
      bare.push(await bareRound(suite, parts.root, sample, warming, answers));
      await requireAnswers(suite, warming + answers);
      say(`round ${round} of ${rounds}: the service`);
      await forgetAnswers(suite);
      const service = await startIngest(suite);
      await visitAll(service.url, posts(0, warming), CONNECTIONS);
      const before = processCpuSeconds(service.process.pid) ?? Number.NaN;
      ours.push(await visitAll(service.url, posts(warming, answers), CONNECTIONS));
      cpu.push((processCpuSeconds(service.process.pid) ?? Number.NaN) - before);
      await service.stop();
      await requireAnswers(suite, warming + answers);
    }
    const latencies = ours.map(({ milliseconds }) => milliseconds);
    const medianOf = (share: number): number => median(latencies.map((of) => percentile(of, share)));
    return [
      figure('answers.posts_per_s', median(ours.map(({ perSecond }) => perSecond)), '/s', 'higher'),
      figure('answers.bare_posts_per_s', median(bare.map(({ perSecond }) => perSecond)), '/s', 'higher'),
      figure(
        'answers.vs_bare',
        median(ours.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN))),
        'x',
        'higher',
        0.5,
      ),
      figure('answers.post_p50_ms', medianOf(0.5), 'ms', 'lower'),
      figure('answers.post_p99_ms', medianOf(0.99), 'ms', 'lower', 50),
      figure(
        'answers.bare_post_p99_ms',
        median(bare.map(({ milliseconds }) => percentile(milliseconds, 0.99))),
        'ms',
        'lower',
      ),
      ...(cpu.some(Number.isNaN)
        ? []
        : [figure('answers.cpu_ms_per_post', (median(cpu) / answers) * 1_000, 'ms', 'lower')]),
    ];
  } finally {
    await suite.close();
  }
}

/** The form as the page sends it, with a reason and a comment. */
function posts(from: number, count: number): readonly Visit[] {
  const shown = Date.now() - READING_MS;
  return Array.from({ length: count }, (_, index) => ({
    path: `/r/${tokenOf(from + index)}`,
    form: new URLSearchParams({
      website: '',
      shown: String(shown),
      score: String((from + index) % 11),
      reasons: 'data',
      comment: 'The connection breaks off every evening, and nobody could tell me why.',
    }).toString(),
  }));
}

/** The rows of one answer, as the service keeps them. */
async function answerOne(suite: Suite): Promise<Sample> {
  const service = await startIngest(suite);
  await visitAll(service.url, posts(0, 1), 1);
  await service.stop();
  const [row] = await suite.query<Sample>(
    INGEST,
    sql`select payload, headers::text as headers, response_id as "responseId", invitation_id as "invitationId"
      from outbox join response on aggregateid in (response_id, invitation_id)
        or headers ->> 'ce_subject' = response_id limit 1`,
  );
  if (!row) throw new InfrastructureError('The answer to the first link did not come into the outbox.');
  return row;
}

async function bareRound(
  suite: Suite,
  root: string,
  sample: Sample,
  warming: number,
  answers: number,
): Promise<Visits> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await superviseProcess({
    name: 'bare Fastify',
    command: process.execPath,
    args: ['--max-semi-space-size=64', join(import.meta.dirname, 'bare-server.js')],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: suite.databaseUrlOf(INGEST),
      SAMPLE: JSON.stringify(sample),
    },
    logFile: join(root, 'tools', 'bench', 'dist', 'bare-server.log'),
    readyUrl: `${url}/health`,
    readyWithinMs: 30_000,
  });
  try {
    await visitAll(url, posts(0, warming), CONNECTIONS);
    return await visitAll(url, posts(warming, answers), CONNECTIONS);
  } finally {
    await server.stop();
  }
}

/** @throws InfrastructureError where not every post has become an answer with its version and its event: its speed would say nothing */
async function requireAnswers(suite: Suite, wanted: number): Promise<void> {
  const [row] = await suite.query<{ answers: number; events: number }>(
    INGEST,
    sql`select (select count(*) from response join response_version using (response_id, revision))::int as answers,
      (select count(*) from outbox where type = 'survey.response.received.v1')::int as events`,
  );
  if (row?.answers !== wanted || row.events !== wanted)
    throw new InfrastructureError(`Of ${wanted} posts came ${row?.answers} answers and ${row?.events} events.`);
}
