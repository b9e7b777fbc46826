import { sql } from '@sidetone/platform/database';
import { openSuite, type RunningService, type Suite } from '@sidetone/testing/suite';
import { figure, median, percentile, type Figure } from '../figure.js';
import type { BenchParts } from '../measure-runner.js';
import { timedGet } from '../timed-get.js';
import { countFromScratch } from './count-from-scratch.js';
import { measureUpdates } from './measure-updates.js';
import { rebuildCells } from './rebuild-cells.js';
import { GROUPINGS, scoreQuestions, type ScoreQuestion } from './score-questions.js';
import { customersOf, makeAnswers, makeCustomers, makeInvitations, SCORING, startScoring } from './score-world.js';
import { requireEqual, type ToldScores } from './told-scores.js';

/** How often each question is asked: more often of more answers, within these bounds. */
const ASKED_EACH = { answers: 10_000, least: 10, most: 100 } as const;
const PARTITIONS = 6;
const UPDATES_SHARE = 0.1;
const FEWEST_UPDATES = 2_000;
/** Of those asked, beside those who answered: every fifth did not. */
const SILENT_SHARE = 0.25;

interface Timed {
  readonly question: ScoreQuestion;
  readonly milliseconds: readonly number[];
  readonly scratchMs: number;
}

/** Scores of any window and group over `answers` answers of two years, against counting them; then new answers as fast as they are kept. */
export async function measureScores(parts: BenchParts, answers: number): Promise<Figure[]> {
  const { say } = parts;
  const suite = await openSuite({
    kafkaBrokers: parts.brokers,
    databaseAdminUrl: parts.databaseUrl,
    mostPartitions: PARTITIONS,
  });
  try {
    const service = await startScoring(suite);
    const updates = Math.max(FEWEST_UPDATES, Math.ceil(answers * UPDATES_SHARE));
    say(`making ${answers} answers of two years`);
    const until = new Date();
    await makeCustomers(suite, customersOf(answers));
    await makeInvitations(suite, Math.ceil(answers * (1 + SILENT_SHARE)), answers, until);
    await makeAnswers(suite, answers, until);
    say('counting the cells of all months');
    const rebuilt = await rebuildCells(service);
    await suite.query(SCORING, sql`vacuum analyze score_cell, score_month`);
    say('asking for scores, and counting the same from the answers');
    const times = Math.min(ASKED_EACH.most, Math.max(ASKED_EACH.least, Math.floor(answers / ASKED_EACH.answers)));
    const timed = await askAll(suite, service, times);
    await service.stop();
    return [
      figure('scores.answers', answers, '', 'higher'),
      figure('scores.cells', rebuilt.cells, '', 'lower'),
      figure('scores.rebuild_seconds', rebuilt.seconds, 's', 'lower'),
      figure('scores.rebuild_month_seconds', rebuilt.seconds / rebuilt.months, 's', 'lower'),
      ...readingFigures(timed),
      ...(await measureUpdates(parts, suite, answers, updates)),
    ];
  } finally {
    await suite.close();
  }
}

/** Asks in turns, so that no question finds everything as its neighbour left it. */
async function askAll(suite: Suite, service: RunningService, times: number): Promise<readonly Timed[]> {
  const questions = scoreQuestions(Date.now());
  const scratchMs = new Map<ScoreQuestion, number>();
  for (const question of questions) {
    const told = (await timedGet(service, question.path)).body as ToldScores;
    await countFromScratch(suite, question.grouping, told);
    const counted = await countFromScratch(suite, question.grouping, told);
    requireEqual(question.path, told, counted);
    scratchMs.set(question, counted.milliseconds);
  }
  const timed = questions.map((question) => ({ question, milliseconds: new Array<number>() }));
  for (let round = 0; round < times; round += 1)
    for (const { question, milliseconds } of timed)
      milliseconds.push((await timedGet(service, question.path)).milliseconds);
  return timed.map((one) => ({ ...one, scratchMs: scratchMs.get(one.question) ?? Number.NaN }));
}

function readingFigures(timed: readonly Timed[]): Figure[] {
  const all = timed.flatMap(({ milliseconds }) => milliseconds);
  const windows = [...new Set(timed.map(({ question }) => question.window))];
  const ratio = (of: readonly Timed[]): number =>
    sum(of.map(({ scratchMs }) => scratchMs)) / sum(of.map(({ milliseconds }) => median(milliseconds)));
  return [
    figure('scores.get_p50_ms', percentile(all, 0.5), 'ms', 'lower'),
    figure('scores.get_p99_ms', percentile(all, 0.99), 'ms', 'lower', 10),
    ...GROUPINGS.map((grouping) => {
      const of = timed.filter(({ question }) => question.grouping === grouping);
      const milliseconds = of.flatMap((one) => one.milliseconds);
      return figure(`scores.get_p99_ms.${grouping}`, percentile(milliseconds, 0.99), 'ms', 'lower');
    }),
    figure('scores.vs_scratch', ratio(timed), 'x', 'higher', 20),
    ...windows.map((window) =>
      figure(
        `scores.vs_scratch.${window}`,
        ratio(timed.filter((one) => one.question.window === window)),
        'x',
        'higher',
      ),
    ),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
