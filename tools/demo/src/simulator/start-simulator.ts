import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { superviseProcess } from '@sidetone/infrastructure/processes';
import { workspaceRoot, type OpenStack } from '@sidetone/testing/stack';
import type { DemoOptions } from '../arguments.js';
import { deferred } from './deferred.js';
import { followLog } from './follow-log.js';
import { parseLine, parseReport, type SimulatorProgress, type SimulatorReport } from './simulator-output.js';

export interface RunningSimulator {
  /** Resolves when the world has lived through its history. */
  readonly history: Promise<SimulatorReport>;
  /** Resolves with the first step in the present; never, when the simulator ends with its history. */
  readonly firstLiveStep: Promise<SimulatorProgress>;
  /** Rejects when the simulator ends in another way than by being done or stopped. */
  readonly failure: Promise<never>;
  stop(): Promise<void>;
}

/** Starts the operator in a box, which also plays the message gateway at `gatewayPort`. */
export async function startSimulator(
  { customers, days, seed, profile, exit }: Pick<DemoOptions, 'customers' | 'days' | 'seed' | 'profile' | 'exit'>,
  stack: OpenStack,
  gatewayPort: number,
  onProgress: (progress: SimulatorProgress) => void,
  { needsSurveys = false }: { readonly needsSurveys?: boolean } = {},
): Promise<RunningSimulator> {
  const reportFile = join(stack.logFolder, 'simulator-report.json');
  const logFile = join(stack.logFolder, 'simulator.log');
  const child = await superviseProcess({
    name: 'simulator',
    command: process.execPath,
    args: ['--enable-source-maps', join(workspaceRoot, 'apps', 'simulator', 'dist', 'main.js')],
    env: {
      PATH: process.env['PATH'],
      KAFKA_BROKERS: stack.infrastructure.kafkaBrokers.join(','),
      KAFKA_TOPIC_PREFIX: stack.topicPrefix,
      SERVICES: Object.entries(stack.services)
        .map(([name, url]) => `${name}=${url}`)
        .join(','),
      GATEWAY_PORT: String(gatewayPort),
      API_KEY: stack.apiKey,
      PROFILE: profile,
      SEED: String(seed),
      CUSTOMERS: String(customers),
      DAYS: String(days),
      NEEDS_SURVEYS: String(needsSurveys),
      LIVE: String(!exit),
      REPORT_FILE: reportFile,
    },
    logFile,
    pidFile: join(stack.logFolder, 'simulator.pid'),
  });

  let isDone = false;
  let stopping = false;
  const reading = new AbortController();
  const history = deferred<SimulatorReport>();
  const firstLiveStep = deferred<SimulatorProgress>();
  const failure = deferred<never>();
  const onLine = (text: string): void => {
    const line = parseLine(text);
    if (line?.stage === 'done') {
      isDone = true;
      readFile(reportFile, 'utf8').then(parseReport).then(history.resolve, failure.reject);
    } else if (line) {
      if (line.stage === 'live') firstLiveStep.resolve(line);
      onProgress(line);
    }
  };
  const following = followLog(logFile, onLine, reading.signal).catch(failure.reject);
  void child.ended.then(async (ending) => {
    reading.abort();
    await following;
    if (stopping || (ending.code === 0 && isDone)) return;
    const how = ending.signal ?? `exit code ${ending.code}`;
    failure.reject(
      new InfrastructureError(`The simulator has ended (${how}). ${lastWords(await child.lastLines(60))}`),
    );
  });
  return {
    history: history.promise,
    firstLiveStep: firstLiveStep.promise,
    failure: failure.promise,
    stop: async () => {
      stopping = true;
      await child.stop();
    },
  };
}

/** The sentence of the error that ended it, or what it said at last. */
function lastWords(log: string): string {
  const sentence = /^(?:\w*Error): (?<sentence>.+)$/m.exec(log)?.groups?.['sentence'];
  return sentence ?? log.split('\n').slice(-15).join('\n');
}
