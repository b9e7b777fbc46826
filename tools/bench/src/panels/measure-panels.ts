import { sql } from '@sidetone/platform/database';
import { serviceNames } from '@sidetone/platform/service';
import { eventually, openSuite, type Suite } from '@sidetone/testing/suite';
import { SHIPPED_KPIS } from '@sidetone/domain/kpi';
import pg from 'pg';
import { figure, median, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { readingUrl } from '../reading-url.js';
import { rebuildCells } from '../scoring/rebuild-cells.js';
import { customersOf, makeAnswers, makeCustomers, makeInvitations, startScoring } from '../scoring/score-world.js';
import { askPanels, panelQuestions, shapesOf, type AskedPanel } from './ask-panels.js';
import { keepAsking } from './keep-asking.js';
import { keepCases } from './keep-cases.js';
import { keepHappenings } from './keep-happenings.js';
import { keepRuns } from './keep-runs.js';
import { keepWaves } from './keep-waves.js';
import { slowestFirst, writePlans } from './write-plans.js';
import { DAYS, SILENT_SHARE, type PanelsSize } from './panels-size.js';

/** Milliseconds that no panel may wait longer for. */
const GOAL_MS = 200;
const TOLD = 12;
const RUN_DAYS = 400;
const FEWEST_RUN_DAYS = 30;
const ANSWERS_PER_RUN_DAY = 2_500;
const DISPATCH = { LINK_SECRET: 'a-secret-of-a-bench-that-is-long-enough', PUBLIC_URL: 'http://localhost:1' };

/** What every panel, mark and choice of every dashboard waits for, over `answers` answers of two years and `rollups` daily totals. */
export async function measurePanels(parts: BenchParts, size: PanelsSize): Promise<Figure[]> {
  const suite = await openSuite({
    kafkaBrokers: parts.brokers,
    databaseAdminUrl: parts.databaseUrl,
    mostPartitions: 1,
  });
  const reader = new pg.Client({ connectionString: readingUrl(suite) });
  try {
    await makeViews(suite);
    await reader.connect();
    const questions = panelQuestions(parts.root);
    const variables = { kind: 'transactional', area: 'overall', caseTeam: 'service desk', team: 'NOC', kpi: '' };
    const shapes = await shapesOf(reader, questions, variables);
    const kpi = await fill(suite, size, parts.say);
    const team = SHIPPED_KPIS.find((shipped) => shipped.kpi === kpi)?.team ?? variables.team;
    parts.say(`asking the ${questions.length} questions of the dashboards`);
    const chosen = { ...variables, kpi, team };
    const asked = await askPanels(reader, questions, chosen, shapes);
    tell(asked, parts.say);
    const long = await askPanels(reader, questions, chosen, shapes, DAYS);
    tell(long, parts.say);
    if (size.plan !== undefined) await writePlans(reader, slowestFirst(asked).slice(0, TOLD), size.plan);
    return figuresOf(size, asked, long);
  } finally {
    await reader.end();
    await suite.close();
  }
}

/** Services make tables and views when they start; to be read they are not needed. */
async function makeViews(suite: Suite): Promise<void> {
  const others = serviceNames.filter((name) => name !== 'scoring');
  const services = await Promise.all(
    others.map((name) => suite.start(name, name === 'survey-dispatch' ? DISPATCH : {})),
  );
  await Promise.all(services.map((service) => service.stop()));
  await (await startScoring(suite)).stop();
}

async function fill(suite: Suite, { answers, rollups }: PanelsSize, say: BenchParts['say']): Promise<string> {
  say(`keeping ${answers} answers of two years and their scores`);
  const until = new Date();
  await makeCustomers(suite, customersOf(answers));
  await makeInvitations(suite, Math.ceil(answers * (1 + SILENT_SHARE)), answers, until);
  await makeAnswers(suite, answers, until);
  const scoring = await startScoring(suite);
  await rebuildCells(scoring);
  await scoring.stop();
  await keepWaves(suite);
  say('keeping their cases, and who was asked and who was left alone');
  await keepCases(suite, answers);
  await keepAsking(suite, answers);
  await countAsked(suite);
  say(`keeping ${rollups} daily totals, alarms and driver runs`);
  await keepHappenings(suite, rollups);
  return keepRuns(suite, Math.min(RUN_DAYS, Math.max(FEWEST_RUN_DAYS, Math.round(answers / ANSWERS_PER_RUN_DAY))));
}

/** The service counts days in the background: it is let run until it has. On a slow machine it may have counted none before, while it made its views. */
async function countAsked(suite: Suite): Promise<void> {
  await suite.query('survey-dispatch', sql`delete from counted_until`);
  const service = await suite.start('survey-dispatch', DISPATCH);
  await eventually(
    async () => {
      const [row] = await suite.query('survey-dispatch', sql`select from counted_until where what = 'leftAlone'`);
      if (row === undefined) throw new Error('days are not counted');
    },
    { withinMs: 120_000 },
  );
  await service.stop();
}

function tell(asked: readonly AskedPanel[], say: BenchParts['say']): void {
  for (const { where, days, rows, milliseconds } of slowestFirst(asked))
    say(
      `${milliseconds.toFixed(1).padStart(9)} ms  ${(milliseconds / GOAL_MS).toFixed(2).padStart(6)} of the goal  ${where}, ${Math.round(days)} days, ${rows} rows`,
    );
}

function figuresOf(
  { answers, rollups }: PanelsSize,
  asked: readonly AskedPanel[],
  long: readonly AskedPanel[],
): Figure[] {
  const slowest = (of: readonly AskedPanel[]): number => slowestFirst(of)[0]?.milliseconds ?? Number.NaN;
  return [
    figure('panels.answers', answers, '', 'higher'),
    figure('panels.rollups', rollups, '', 'higher'),
    figure('panels.questions', asked.length, '', 'higher'),
    figure('panels.slowest_ms', slowest(asked), 'ms', 'lower', GOAL_MS),
    figure('panels.median_ms', median(asked.map(({ milliseconds }) => milliseconds)), 'ms', 'lower'),
    figure('panels.slowest_two_years_ms', slowest(long), 'ms', 'lower'),
    ...slowestFirst(asked)
      .slice(0, TOLD)
      .map(({ where, milliseconds }) => figure(`panels.ms.${where}`, milliseconds, 'ms', 'lower')),
  ];
}
