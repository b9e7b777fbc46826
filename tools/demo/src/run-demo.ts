import { writeFile } from 'node:fs/promises';
import { freePort, requireFree } from '@sidetone/infrastructure/ports';
import { serviceNames } from '@sidetone/platform/service';
import {
  createProgress,
  openStack,
  serviceApi,
  waitUntilSettled,
  type OpenStack,
  type Progress,
} from '@sidetone/testing/stack';
import type { DemoOptions } from './arguments.js';
import { startProxy } from './proxy/start-proxy.js';
import { compareLedgers, compareTotals } from './results/compare-ledgers.js';
import { demoResult, type DemoResult } from './results/demo-result.js';
import { askPlatform, type Found } from './results/found.js';
import { printResult } from './show/print-result.js';
import { progressLine } from './show/progress-line.js';
import { whereToLook } from './show/where-to-look.js';
import { createStopwatch } from './stopwatch.js';
import { startSimulator, type RunningSimulator } from './simulator/start-simulator.js';

/** One machine plays the whole operator. */
const PARTITIONS = 3;

/** The demo from beginning to end. Returns the exit code: 0 when every record is accounted for. Leaves nothing running. */
export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const progress = createProgress(process.stdout);
  const watch = createStopwatch();
  const base = `http://localhost:${options.port}`;
  await requireFree(options.port, 'the demo');
  const gatewayPort = await freePort();
  const undo: (() => Promise<void>)[] = [];
  try {
    const stack = await openStack({
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
    undo.push(() => stack.stop());
    const proxy = await startProxy({ port: options.port, host: 'localhost', services: stack.services });
    undo.push(() => proxy.stop());
    watch.lap('start');
    progress.step(`living through ${options.days + 28} days of ${options.customers} customers, seed ${options.seed}`);
    const simulator = await startSimulator(options, stack, gatewayPort, (now) => {
      if (now.stage !== 'live') progress.update(progressLine(now, options.days));
    });
    undo.push(() => simulator.stop());
    const stopped = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
    );
    stopped.catch(() => undefined);
    const failure = Promise.race([stack.broken.then((error) => Promise.reject(error)), simulator.failure, stopped]);
    const { result, missing } = await Promise.race([judge(options, stack, simulator, progress, watch), failure]);
    progress.done();
    if (options.out !== undefined) await writeFile(options.out, `${JSON.stringify(result, undefined, 2)}\n`);
    printResult(result, missing, process.stdout);
    if (options.exit) return missing.length === 0 ? 0 : 1;
    const { openLink: surveyLink } = (await simulator.history).answers;
    process.stdout.write(`\n${whereToLook({ base, apiKey: stack.apiKey, surveyLink, logFolder: stack.logFolder })}\n`);
    process.stdout.write('\nThe operator lives on in real time. Ctrl-C ends everything.\n');
    await failure;
    return 0;
  } finally {
    progress.done();
    if (undo.length > 0) progress.step('stopping');
    for (const step of undo.reverse()) await step();
  }
}

/** Waits for the end of the history and holds what the platform found against what was planted. */
async function judge(
  options: DemoOptions,
  stack: OpenStack,
  simulator: RunningSimulator,
  progress: Progress,
  watch: ReturnType<typeof createStopwatch>,
): Promise<{ readonly result: DemoResult; readonly missing: readonly string[] }> {
  const api = serviceApi(stack.services, stack.apiKey);
  const report = await simulator.history;
  watch.lap('simulation');
  progress.step('ranking the KPIs');
  let compare = (found: Found) => compareLedgers(report.ledger.byTopic, found.fates);
  if (!options.exit) {
    // The world goes on at once; after its first step in the present it stands still for a while, and can be counted.
    const { sent } = await simulator.firstLiveStep;
    await waitUntilSettled(api, serviceNames, { includeDue: false });
    compare = (found) => compareTotals(sent, Object.keys(report.ledger.byTopic), found.fates);
  }
  const found = await askPlatform(api);
  const comparison = compare(found);
  watch.lap('ranking');
  const { seed, customers, days, profile } = options;
  const result = demoResult({
    run: { seed, customers, days, profile },
    report,
    found,
    comparison,
    seconds: watch.seconds(),
  });
  return { result, missing: [...comparison.missing] };
}
