import { createKafka } from '@sidetone/platform/messaging';
import { serviceApi } from '@sidetone/testing/stack';
import type { DemoOptions } from '../arguments.js';
import { tellBoards } from '../boards/tell-boards.js';
import { mustShowInYear } from '../boards/what-worlds-show.js';
import { whereToLook } from '../show/where-to-look.js';
import { withWorld, type LivingWorld } from '../with-world.js';
import { exitCodeOf, isSound, yearResult, type YearResult } from './account/year-result.js';
import { parseSurveyReport } from './read/survey-report.js';
import { readShownCases } from './read/shown-cases.js';
import { readShownEvidence } from './read/shown-evidence.js';
import { readShownSurveys } from './read/shown-surveys.js';
import { readToldSurveys } from './read/told-surveys.js';
import { printYear } from './show/print-year.js';
import { recoveriesAsked } from './truth/account-recovery.js';
import { movementsAsked } from './truth/movements-asked.js';

/** Which KPI costs goodwill is not the question here, and answering it over and over takes most of the time. */
const env = { RANK_EVERY_HOURS: '8760' };

/**
 * Lets an operator live a year with programmes of its own, and accounts for every trigger, invitation and answer. Returns the exit code:
 * 0 when all is accounted for and nobody was asked against the policy. Leaves nothing running.
 */
export function runYear(options: DemoOptions, signal: AbortSignal): Promise<number> {
  // The clock stands still when the last question is over: there is no living on in real time.
  const settings = { name: 'year', options: { ...options, exit: true }, env, needsSurveys: true };
  return withWorld(settings, signal, async (world) => {
    const { base, stack, simulator, readingUrl, progress, file, failure } = world;
    const result = await Promise.race([account(options, world), failure]);
    progress.done();
    printYear(result, process.stdout);
    const boardsShow = !options.boards || (await tellBoards(readingUrl, mustShowInYear, (await simulator.history).now));
    if (!isSound(result) || !boardsShow)
      process.stdout.write(`The logs of this run will be kept in ${stack.keepLogs()}\n`);
    await file.write(result);
    if (options.exit) return boardsShow ? exitCodeOf(result) : 1;
    const { apiKey, logFolder } = stack;
    process.stdout.write(`\n${whereToLook({ base, apiKey, surveyLink: undefined, logFolder })}\n`);
    process.stdout.write('\nThe platform stays as it is. Ctrl-C ends everything.\n');
    return failure;
  });
}

async function account(
  { seed, customers, days, profile }: DemoOptions,
  { stack, simulator, progress, watch }: LivingWorld,
): Promise<YearResult> {
  const report = parseSurveyReport((await simulator.history).surveys);
  watch.lap('simulation');
  progress.step('accounting for everything');
  const { infrastructure, topicPrefix } = stack;
  const kafka = createKafka({ brokers: infrastructure.kafkaBrokers, clientId: 'sidetone-year', topicPrefix });
  try {
    const told = await readToldSurveys(kafka);
    const api = serviceApi(stack.services, stack.apiKey);
    const shown = await readShownSurveys(api, report);
    const evidence = await readShownEvidence(api, report, movementsAsked(report), recoveriesAsked(report));
    const shownCases = await readShownCases(api, report.ticks[0] ?? 0);
    watch.lap('accounting');
    return yearResult({ seed, customers, days, profile }, report, told, shown, shownCases, evidence, watch.seconds());
  } finally {
    await kafka.close();
  }
}
