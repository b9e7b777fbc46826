import { freePort, requireFree } from '@sidetone/infrastructure/ports';
import { createProgress, openResultFile, openStack, withLogFolder, type OpenStack } from '@sidetone/testing/stack';
import type { DemoOptions } from './arguments.js';
import { judgeRun } from './judge-run.js';
import { startProxy } from './proxy/start-proxy.js';
import { exposuresAgree } from './results/compare-exposures.js';
import { printResult } from './show/print-result.js';
import { progressLine } from './show/progress-line.js';
import { whereToLook } from './show/where-to-look.js';
import { createStopwatch } from './stopwatch.js';
import { startSimulator } from './simulator/start-simulator.js';

/** One machine plays the whole operator. */
const PARTITIONS = 3;

/** The demo from beginning to end. Returns the exit code: 0 when every record is accounted for and exposures are as planted. Leaves nothing running. */
export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const progress = createProgress(process.stdout);
  const watch = createStopwatch();
  const base = `http://localhost:${options.port}`;
  const file = await openResultFile(options.out);
  await requireFree(options.port, 'the demo');
  const gatewayPort = await freePort();
  let stopping = false;
  const undo: (() => Promise<void>)[] = [];
  let stack: OpenStack | undefined;
  try {
    stack = await openStack({
      name: 'demo',
      data: 'fresh',
      partitions: PARTITIONS,
      keep: options.keep,
      clock: 'simulated',
      gatewayUrl: `http://127.0.0.1:${gatewayPort}`,
      publicUrl: base,
      processEnv: process.env,
      log: (line) => progress.step(line),
      signal,
    });
    const { stop, broken } = stack;
    undo.push(stop);
    const proxy = await startProxy({ port: options.port, host: 'localhost', services: stack.services });
    undo.push(() => proxy.stop());
    watch.lap('start');
    progress.step(`living through ${options.days + 28} days of ${options.customers} customers, seed ${options.seed}`);
    const simulator = await startSimulator(options, stack, gatewayPort, (now) => {
      if (!stopping && now.stage !== 'live') progress.update(progressLine(now, options.days));
    });
    undo.push(() => simulator.stop());
    const stopped = new Promise<never>((_, reject) => {
      // It may have been stopped while the simulator was starting; a listener that comes later hears nothing of that.
      if (signal.aborted) reject(signal.reason);
      else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    stopped.catch(() => undefined);
    const failure = Promise.race([broken.then((error) => Promise.reject(error)), simulator.failure, stopped]);
    const { result, missing } = await Promise.race([judgeRun(options, stack, simulator, progress, watch), failure]);
    progress.done();
    printResult(result, missing, process.stdout);
    const isSound = missing.length === 0 && exposuresAgree(result.exposures);
    if (!isSound) process.stdout.write(`The logs of this run will be kept in ${stack.keepLogs()}\n`);
    await file.write(result);
    if (options.exit) return isSound ? 0 : 1;
    const { openLink } = (await simulator.history).answers;
    const surveyLink = openLink !== undefined && (await opens(openLink)) ? openLink : undefined;
    process.stdout.write(`\n${whereToLook({ base, apiKey: stack.apiKey, surveyLink, logFolder: stack.logFolder })}\n`);
    process.stdout.write('\nThe operator lives on in real time. Ctrl-C ends everything.\n');
    await failure;
    return 0;
  } catch (error) {
    throw stack && !signal.aborted ? withLogFolder(error, stack.keepLogs()) : error;
  } finally {
    stopping = true;
    progress.done();
    if (undo.length > 0) progress.step('stopping');
    for (const step of undo.reverse()) await step();
  }
}

/** Whether a page is there. A link that does not open is not shown. */
async function opens(link: string): Promise<boolean> {
  const response = await fetch(link).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok === true;
}
