import { createKafka } from '@sidetone/platform/messaging';
import { serviceNames } from '@sidetone/platform/service';
import { serviceApi, waitUntilSettled, type OpenStack, type Progress } from '@sidetone/testing/stack';
import type { DemoOptions } from './arguments.js';
import { compareExposures } from './results/compare-exposures.js';
import { compareLedgers, compareTotals } from './results/compare-ledgers.js';
import { demoResult, type DemoResult } from './results/demo-result.js';
import { askPlatform, type Found } from './results/found.js';
import { proveRepair } from './results/prove-repair.js';
import { readExposures, type FoundExposure } from './results/read-exposures.js';
import type { RunningSimulator } from './simulator/start-simulator.js';
import type { Stopwatch } from './stopwatch.js';

/** The window over which the simulator plants, and the platform looks unless told otherwise. */
const WINDOW_DAYS = 28;

/** Waits for the end of the history and holds what the platform found against what was planted. */
export async function judgeRun(
  options: DemoOptions,
  stack: OpenStack,
  simulator: RunningSimulator,
  progress: Progress,
  watch: Stopwatch,
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
  const repair = await proveRepair(api, report);
  const [found, published] = await Promise.all([askPlatform(api), publishedExposures(stack)]);
  const comparison = compare(found);
  const exposures = compareExposures(report.exposures, published);
  watch.lap('ranking');
  const { seed, customers, days, profile } = options;
  const result = demoResult({
    run: { seed, customers, days, profile },
    report,
    found,
    comparison,
    exposures,
    repair,
    seconds: watch.seconds(),
  });
  return { result, missing: [...comparison.missing] };
}

async function publishedExposures({
  infrastructure,
  topicPrefix,
}: OpenStack): Promise<ReadonlyMap<string, FoundExposure>> {
  const kafka = createKafka({ brokers: infrastructure.kafkaBrokers, clientId: 'sidetone-demo', topicPrefix });
  try {
    return await readExposures(kafka, WINDOW_DAYS);
  } finally {
    await kafka.close();
  }
}
