import { setTimeout as pause } from 'node:timers/promises';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { sql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { figure, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { processCpuSeconds } from '../server-cpu.js';
import { bareAnswers } from './bare-answers.js';
import { NEW_SURVEY, publishAnswers } from './publish-answers.js';
import { customersOf, makeNewInvitations, SCORING, startScoring } from './score-world.js';

const POLL_MS = 20;
const GIVE_UP_MS = 120_000;
/** New answers and invitations are numbered from here on, beyond all others. */
const FIRST_NEW = 100_000_000;

/** New answers from Kafka into facts, cells and windows by one process, against a bare client that inserts the same facts and counts nothing. */
export async function measureUpdates(
  { brokers, say }: BenchParts,
  suite: Suite,
  answers: number,
  updates: number,
): Promise<Figure[]> {
  say(`publishing ${updates} new answers`);
  const now = Date.now();
  // Their invitations are known, from the same days: an answer comes soon or never.
  await makeNewInvitations(suite, FIRST_NEW, updates, customersOf(answers), now);
  await publishAnswers(suite.producer, FIRST_NEW, updates, customersOf(answers), now);
  say('keeping them');
  const { kept, seconds, cpuSeconds } = await keepAll(suite, updates);
  await requireKept(suite, updates);
  await suite.query(SCORING, sql`delete from answer_fact where survey_id = ${NEW_SURVEY}`);
  await suite.query(SCORING, sql`vacuum answer_fact`);
  say('inserting the same facts by a bare client');
  const topic = `${suite.topicPrefix}survey.response.v1`;
  const bare = await bareAnswers(brokers, topic, suite.databaseUrlOf(SCORING), updates);
  const [perSecond, barePerSecond] = [kept / seconds, bare.records / bare.seconds];
  return [
    figure('scores.updates_per_s', perSecond, '/s', 'higher', 20_000),
    figure('scores.bare_updates_per_s', barePerSecond, '/s', 'higher'),
    figure('scores.updates_vs_bare', perSecond / barePerSecond, 'x', 'higher', 0.5),
    ...(cpuSeconds === undefined
      ? []
      : [figure('scores.cpu_ms_per_update', (cpuSeconds / updates) * 1_000, 'ms', 'lower')]),
    figure('scores.bare_cpu_ms_per_update', (bare.cpuSeconds / bare.records) * 1_000, 'ms', 'lower'),
  ];
}

/** Waits until all are counted, by their cells: to count the facts again and again would be a load of its own. */
async function keepAll(suite: Suite, updates: number) {
  const starting = startScoring(suite);
  let first: { at: number; done: number } | undefined;
  let last = { at: performance.now(), done: 0 };
  while (last.done < updates) {
    await pause(POLL_MS);
    const done = await counted(suite);
    if (done > last.done) last = { at: performance.now(), done };
    else if (performance.now() - last.at > GIVE_UP_MS)
      throw new InfrastructureError(
        `${done} of ${updates} answers were kept, and none for two minutes; see the log of ${SCORING}.`,
      );
    if (done > 0) first ??= last;
  }
  const service = await starting;
  const cpuSeconds = processCpuSeconds(service.process.pid);
  await service.stop();
  return {
    kept: updates - (first?.done ?? 0),
    seconds: (last.at - (first?.at ?? 0)) / 1_000,
    cpuSeconds,
  };
}

async function counted(suite: Suite): Promise<number> {
  const [row] = await suite.query<{ done: number }>(
    SCORING,
    sql`select coalesce(sum(promoters + passives + detractors), 0)::int as done from score_cell
      where dimension = 'survey' and kind = 'transactional' and journey_area = '' and value = ${NEW_SURVEY}`,
  );
  return row?.done ?? 0;
}

/** @throws InfrastructureError unless each answer is a fact, in its customer's segment, and its invitation is known to be answered */
async function requireKept(suite: Suite, updates: number): Promise<void> {
  const [row] = await suite.query<{ facts: number; placed: number; answered: number }>(
    SCORING,
    sql`select count(*)::int as facts, (count(*) filter (where answer.customer_known))::int as placed,
        count(invitation.invitation_id)::int as answered
      from answer_fact as answer left join invitation_fact as invitation using (invitation_id)
      where answer.survey_id = ${NEW_SURVEY}`,
  );
  if (row?.facts === updates && row.placed === updates && row.answered === updates) return;
  throw new InfrastructureError(
    `Of ${updates} answers ${row?.facts} are facts, ${row?.placed} have their customer's groups and ${row?.answered} their invitation.`,
  );
}
