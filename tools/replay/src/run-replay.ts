import { readFile } from 'node:fs/promises';
import { InfrastructureError, messageOf } from '@sidetone/infrastructure/failure';
import { createKafka } from '@sidetone/platform/messaging';
import { createProgress, openResultFile, openStack, serviceApi, withLogFolder } from '@sidetone/testing/stack';
import type { ReplayOptions } from './arguments.js';
import { readAnswerFile } from './read-answers/read-answer-file.js';
import { replaySurvey } from './replay-survey.js';
import { printResult } from './results/print-result.js';
import { missingFrom } from './results/replay-result.js';
import { parseSurveyMap } from './survey-map/parse-survey-map.js';

/** Nobody is asked in a replay; survey-dispatch only wants to know where it would. */
const NO_GATEWAY = 'http://127.0.0.1:9';

/** The replay from beginning to end. Returns the exit code: 0 when every row is accounted for. Leaves nothing running. */
export async function runReplay(options: ReplayOptions, signal: AbortSignal): Promise<number> {
  const file = await openResultFile(options.out);
  const map = parseSurveyMap(await readText(options.map), options.map);
  // A file that cannot be used is told before anything is started.
  const rows = readAnswerFile(options.answers, map);
  await rows.next();
  await rows.return(undefined);
  const progress = createProgress(process.stdout);
  const timeZone = process.env['OPERATOR_TIME_ZONE'] ?? 'UTC';
  const stack = await openStack({
    name: 'replay',
    data: 'kept',
    clock: 'system',
    gatewayUrl: NO_GATEWAY,
    publicUrl: NO_GATEWAY,
    processEnv: process.env,
    env: { OPERATOR_TIME_ZONE: timeZone },
    log: (line) => progress.step(line),
    signal,
  });
  const kafka = createKafka({
    brokers: stack.infrastructure.kafkaBrokers,
    clientId: 'replay',
    topicPrefix: stack.topicPrefix,
  });
  const producer = kafka.producer();
  try {
    progress.step(`replaying ${options.answers}`);
    const stopped = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
    stopped.catch(() => undefined);
    const failure = Promise.race([stack.broken.then((error) => Promise.reject(error)), stopped]);
    const api = serviceApi(stack.services, stack.apiKey);
    const parts = {
      api,
      producer,
      now: Date.now(),
      timeZone,
      signal,
      onProgress: (text: string) => progress.update(text),
    };
    const result = await Promise.race([replaySurvey(options.answers, map, parts), failure]);
    progress.done();
    const missing = missingFrom(result);
    printResult(result, missing, process.stdout);
    if (missing.length > 0) process.stdout.write(`The logs of this run will be kept in ${stack.keepLogs()}\n`);
    await file.write(result);
    if (!options.stay) return missing.length === 0 ? 0 : 1;
    const places = Object.entries(stack.services).map(([name, url]) => `  ${url}/docs  ${name}`);
    process.stdout.write(
      `\nThe services run on, with the API key ${stack.apiKey}:\n${places.join('\n')}\nCtrl-C ends them.\n`,
    );
    await failure;
    return 0;
  } catch (error) {
    throw signal.aborted ? error : withLogFolder(error, stack.keepLogs());
  } finally {
    progress.step('stopping');
    await producer.close();
    await kafka.close();
    await stack.stop();
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new InfrastructureError(`${path} cannot be read: ${messageOf(error)}.`, { cause: error });
  });
}
